package org.hudang.archive.reception;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.hudang.archive.MalformedId;
import org.hudang.archive.StoreFailed;
import org.hudang.archive.intake.tray.UploadId;

/** What is known of a package that is on its way, beside its bytes: {@code arriving.json}. */
final class ArrivingSheet {
    private static final String FILE = "arriving.json";
    private static final String FORMAT = "hudang-arriving-1";
    private static final ObjectMapper JSON = new ObjectMapper();

    private ArrivingSheet() {}

    /** The package of a folder; empty when it has no sheet that can be read, which is the folder of nobody. */
    static Optional<Arriving> read(Path folder) {
        try {
            JsonNode sheet = JSON.readTree(Files.readAllBytes(folder.resolve(FILE)));
            if (!sheet.path("format").asText().equals(FORMAT)) {
                return Optional.empty();
            }
            return Optional.of(new Arriving(
                    new UploadId(folder.getFileName().toString()),
                    sheet.path("key").asText(),
                    sheet.path("township").asText(),
                    sheet.path("name").asText(),
                    sheet.path("bytes").asLong(),
                    sheet.path("received").asLong(),
                    sheet.path("by").asText(),
                    Instant.parse(sheet.path("begunAt").asText())));
        } catch (NoSuchFileException | JsonProcessingException | DateTimeException | MalformedId e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new StoreFailed("arriving", e);
        }
    }

    /** Writes it in the place of the one before, durably. */
    static void write(Path folder, Arriving arriving) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(JSON.createObjectNode()
                .put("format", FORMAT)
                .put("key", arriving.key())
                .put("township", arriving.township())
                .put("name", arriving.name())
                .put("bytes", arriving.bytes())
                .put("received", arriving.received())
                .put("by", arriving.by())
                .put("begunAt", arriving.begunAt().toString()));
        Path fresh = folder.resolve(FILE + ".new");
        try (FileChannel out = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                out.write(rest);
            }
            out.force(true);
        }
        Files.move(fresh, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        }
    }
}
