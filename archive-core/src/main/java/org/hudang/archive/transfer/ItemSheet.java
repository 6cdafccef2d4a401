package org.hudang.archive.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the {@code item.json} of a paper says, docs/formats/volume-files-v1.md; as it stands there, and unjudged.
 *
 * @param member whom it concerns; empty when no single person
 * @param files the first is the original
 */
public record ItemSheet(
        String id,
        int number,
        String code,
        String kind,
        String title,
        String member,
        String date,
        String responsible,
        String documentNumber,
        String secrecy,
        int pages,
        String event,
        int version,
        String filedAt,
        List<StoredFile> files) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public ItemSheet {
        files = List.copyOf(files);
    }

    /**
     * One file of the paper.
     *
     * @param path below the folder of the volume
     * @param fileName as it came
     */
    public record StoredFile(
            String id,
            String role,
            String path,
            String fileName,
            String mediaType,
            long bytes,
            String sha256,
            String sm3) {}

    /**
     * Reads the file.
     *
     * @throws IOException when it is no JSON
     */
    public static ItemSheet read(byte[] itemJson) throws IOException {
        JsonNode item = JSON.readTree(itemJson);
        List<StoredFile> files = new ArrayList<>();
        item.path("files")
                .forEach(file -> files.add(new StoredFile(
                        file.path("id").asText(),
                        file.path("role").asText(),
                        file.path("path").asText(),
                        file.path("fileName").asText(),
                        file.path("mediaType").asText(),
                        file.path("bytes").asLong(-1),
                        file.path("sha256").asText(),
                        file.path("sm3").asText())));
        return new ItemSheet(
                item.path("id").asText(),
                item.path("number").asInt(),
                item.path("code").asText(),
                item.path("kind").asText(),
                item.path("title").asText(),
                item.path("member").asText(),
                item.path("date").asText(),
                item.path("responsible").asText(),
                item.path("documentNumber").asText(),
                item.path("secrecy").asText("RESTRICTED"),
                item.path("pages").asInt(),
                item.path("event").asText(),
                item.path("version").asInt(),
                item.path("filedAt").asText(),
                files);
    }

    /**
     * How a file in the folder of this paper is described in an XML package.
     *
     * @param path in the package, below its folder
     */
    public EepWriter.Document document(String path) {
        for (int i = 0; i < files.size(); i++) {
            StoredFile file = files.get(i);
            if (path.endsWith("/" + file.path())) {
                return new EepWriter.Document(
                        path, file.fileName(), file.mediaType(), i == 0 ? EepWriter.MAIN : EepWriter.ATTACHED);
            }
        }
        return EepWriter.Document.beside(path);
    }
}
