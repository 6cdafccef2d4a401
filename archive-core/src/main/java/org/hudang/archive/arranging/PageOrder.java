package org.hudang.archive.arranging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hudang.archive.volume.ItemId;
import org.hudang.archive.volume.RenditionId;

/**
 * The order of the pages of a paper (页序), docs/formats/page-order-v1.md: each page with the original it is found in.
 *
 * @param state version of the volume whose edit made it so; 0 when it is as it came, or was taken back
 * @param act word of that edit, {@code undo} or {@code received}
 * @param pages none when they all went to another paper
 * @param before the order before that edit; empty when the paper was as it came or was made by it
 * @param into the paper to which all pages went
 */
public record PageOrder(
        int state, String act, List<OnePage> pages, Optional<RenditionId> before, Optional<ItemId> into) {
    /** Name of the file that holds it. */
    public static final String FILE = "page-order.json";

    /** Its media type. */
    public static final String MEDIA_TYPE = "application/json";

    /** Act of an order that was taken back to what came. */
    public static final String UNDO = "undo";

    /** Act of an order that came with a package of another house; what was done there cannot be taken back here. */
    public static final String RECEIVED = "received";

    private static final String FORMAT = "hudang-page-order-1";
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    public PageOrder {
        pages = List.copyOf(pages);
    }

    /** The pages of a paper as it came. */
    public static List<OnePage> asItCame(RenditionId original, int pages) {
        return IntStream.rangeClosed(1, pages)
                .mapToObj(page -> new OnePage(original, page, 0))
                .toList();
    }

    /** As it is filed. */
    public byte[] json() {
        ObjectNode file = JSON.createObjectNode();
        file.put("format", FORMAT);
        file.put("state", state);
        file.put("act", act);
        file.put("before", before.map(RenditionId::value).orElse(""));
        file.put("into", into.map(ItemId::value).orElse(""));
        ArrayNode runs = file.putArray("pages");
        int first = 0;
        for (int i = 0; i < pages.size(); i++) {
            boolean goesOn = i + 1 < pages.size() && pages.get(i + 1).follows(pages.get(i));
            if (!goesOn) {
                OnePage one = pages.get(first);
                runs.addObject()
                        .put("of", one.of().value())
                        .put("first", one.page())
                        .put("last", pages.get(i).page())
                        .put("turn", one.turn());
                first = i + 1;
            }
        }
        try {
            return JSON.writeValueAsBytes(file);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads what was filed here. */
    public static PageOrder read(byte[] json) {
        try {
            JsonNode file = JSON.readTree(json);
            List<OnePage> pages = new ArrayList<>();
            for (JsonNode run : file.path("pages")) {
                RenditionId of = new RenditionId(run.path("of").asText());
                for (int page = run.path("first").asInt();
                        page <= run.path("last").asInt();
                        page++) {
                    pages.add(new OnePage(of, page, run.path("turn").asInt()));
                }
            }
            return new PageOrder(
                    file.path("state").asInt(),
                    file.path("act").asText(),
                    pages,
                    given(file, "before").map(RenditionId::new),
                    given(file, "into").map(ItemId::new));
        } catch (IOException e) {
            throw new IllegalStateException("written here, and its digest is right", e);
        }
    }

    private static Optional<String> given(JsonNode file, String member) {
        return Optional.of(file.path(member).asText()).filter(text -> !text.isEmpty());
    }
}
