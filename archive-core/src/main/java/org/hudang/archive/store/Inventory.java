package org.hudang.archive.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Inventory of an OCFL 1.1 object (https://ocfl.io/1.1/spec/#inventory): which bytes each version consists of.
 *
 * <p>Of one form here: sha512, content directory {@code content}, no padding of version numbers, one content path per
 * digest.
 */
public final class Inventory {
    static final String FILE = "inventory.json";
    static final String SIDECAR = "inventory.json.sha512";
    private static final String TYPE = "https://ocfl.io/1.1/spec/#inventory";
    private static final int DIGEST = 128;
    private static final Pattern CONTENT = Pattern.compile("v([1-9][0-9]{0,5})/content/(.+)");
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final String id;
    private final SortedMap<String, String> manifest;
    private final List<Version> versions;

    /**
     * One version.
     *
     * @param message what happened, without personal data
     * @param user account that acted
     * @param state logical path to sha512
     */
    public record Version(Instant created, String message, String user, SortedMap<String, String> state) {
        public Version {
            state = Collections.unmodifiableSortedMap(new TreeMap<>(state));
        }
    }

    private Inventory(String id, SortedMap<String, String> manifest, List<Version> versions) {
        this.id = id;
        this.manifest = manifest;
        this.versions = versions;
    }

    /** The inventory of an object that has no version yet; it is never stored. */
    static Inventory empty(ObjectName name) {
        return new Inventory(name.id(), new TreeMap<>(), List.of());
    }

    /** The inventory after one more version. {@code added} is sha512 to content path of what that version brings. */
    Inventory with(Version version, Map<String, String> added) {
        SortedMap<String, String> all = new TreeMap<>(manifest);
        all.putAll(added);
        List<Version> longer = new ArrayList<>(versions);
        longer.add(version);
        return new Inventory(id, all, List.copyOf(longer));
    }

    /** The inventory as it stood when this version, from 1, was the newest. */
    Inventory upTo(int version) {
        SortedMap<String, String> then = new TreeMap<>();
        manifest.forEach((digest, path) -> {
            if (versionOf(path) <= version) {
                then.put(digest, path);
            }
        });
        return new Inventory(id, then, versions.subList(0, version));
    }

    public String id() {
        return id;
    }

    /** Number of the newest version; 0 when there is none. */
    public int head() {
        return versions.size();
    }

    /** Logical paths of the newest version with their sha512. */
    public SortedMap<String, String> state() {
        return versions.isEmpty()
                ? new TreeMap<>()
                : versions.get(versions.size() - 1).state();
    }

    /** Versions from 1. */
    public List<Version> versions() {
        return versions;
    }

    /** Where the bytes with this sha512 lie below the object. */
    public Optional<String> contentPath(String sha512) {
        return Optional.ofNullable(manifest.get(sha512));
    }

    /** sha512 to content path. */
    public SortedMap<String, String> manifest() {
        return Collections.unmodifiableSortedMap(manifest);
    }

    /** The bytes of the file. */
    byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("id", id);
            json.writeStringField("type", TYPE);
            json.writeStringField("digestAlgorithm", "sha512");
            json.writeStringField("head", "v" + head());
            json.writeObjectFieldStart("manifest");
            for (Map.Entry<String, String> one : manifest.entrySet()) {
                paths(json, one.getKey(), List.of(one.getValue()));
            }
            json.writeEndObject();
            json.writeObjectFieldStart("versions");
            for (int i = 0; i < versions.size(); i++) {
                json.writeObjectFieldStart("v" + (i + 1));
                version(json, versions.get(i));
                json.writeEndObject();
            }
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private static void version(JsonGenerator json, Version version) throws IOException {
        json.writeStringField("created", version.created().toString());
        json.writeStringField("message", version.message());
        json.writeObjectFieldStart("user");
        json.writeStringField("name", version.user());
        json.writeStringField("address", "urn:hudang:user");
        json.writeEndObject();
        SortedMap<String, List<String>> state = new TreeMap<>();
        version.state()
                .forEach((path, digest) ->
                        state.computeIfAbsent(digest, d -> new ArrayList<>()).add(path));
        json.writeObjectFieldStart("state");
        for (Map.Entry<String, List<String>> one : state.entrySet()) {
            paths(json, one.getKey(), one.getValue());
        }
        json.writeEndObject();
    }

    private static void paths(JsonGenerator json, String digest, List<String> paths) throws IOException {
        json.writeArrayFieldStart(digest);
        for (String path : paths) {
            json.writeString(path);
        }
        json.writeEndArray();
    }

    static byte[] sidecar(String sha512) {
        return (sha512 + " " + FILE + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Reads an inventory of the form written here.
     *
     * @throws InventoryBroken when it has another form or contradicts itself
     */
    static Inventory parse(ObjectName name, byte[] bytes) {
        JsonNode root;
        try {
            root = JSON.readTree(bytes);
        } catch (IOException e) {
            throw new InventoryBroken(name.id(), "not JSON");
        }
        requireThat(name, root.path("id").asText().equals(name.id()), "id");
        requireThat(name, root.path("type").asText().equals(TYPE), "type");
        requireThat(name, root.path("digestAlgorithm").asText().equals("sha512"), "digestAlgorithm");
        JsonNode versions = root.path("versions");
        int head = versions.size();
        requireThat(name, head > 0 && root.path("head").asText().equals("v" + head), "head");
        SortedMap<String, String> manifest = manifest(name, root.path("manifest"), head);
        List<Version> list = new ArrayList<>();
        Set<String> used = new HashSet<>();
        for (int i = 1; i <= head; i++) {
            Version version = version(name, versions.path("v" + i));
            requireThat(name, manifest.keySet().containsAll(version.state().values()), "state of v" + i);
            for (String digest : version.state().values()) {
                boolean isNew = used.add(digest);
                requireThat(name, !isNew || versionOf(manifest.getOrDefault(digest, "")) == i, "manifest");
            }
            list.add(version);
        }
        requireThat(name, used.equals(manifest.keySet()), "manifest");
        return new Inventory(name.id(), manifest, List.copyOf(list));
    }

    /** Whether these bytes, from which this was read, say nothing more and nothing else than what is written here. */
    boolean isAllOf(byte[] bytes) {
        byte[] own = toBytes();
        try {
            return Arrays.equals(bytes, own) || JSON.readTree(bytes).equals(JSON.readTree(own));
        } catch (IOException e) {
            return false;
        }
    }

    private static SortedMap<String, String> manifest(ObjectName name, JsonNode node, int head) {
        SortedMap<String, String> manifest = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            JsonNode paths = entry.getValue();
            String path = paths.path(0).asText();
            var matcher = CONTENT.matcher(path);
            requireThat(
                    name,
                    isDigest(entry.getKey())
                            && paths.isArray()
                            && paths.size() == 1
                            && matcher.matches()
                            && Integer.parseInt(matcher.group(1)) <= head
                            && isPlain(matcher.group(2)),
                    "manifest");
            manifest.put(entry.getKey(), path);
        }
        requireThat(name, new HashSet<>(manifest.values()).size() == manifest.size(), "manifest");
        return manifest;
    }

    private static boolean isDigest(String text) {
        boolean right = text.length() == DIGEST;
        for (int i = 0; right && i < DIGEST; i++) {
            char c = text.charAt(i);
            right = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
        }
        return right;
    }

    private static Version version(ObjectName name, JsonNode node) {
        SortedMap<String, String> state = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : node.path("state").properties()) {
            for (JsonNode path : entry.getValue()) {
                requireThat(name, isPlain(path.asText()) && state.put(path.asText(), entry.getKey()) == null, "state");
            }
        }
        requireThat(name, state.keySet().stream().noneMatch(path -> isBelowAnother(path, state)), "state");
        try {
            return new Version(
                    Instant.parse(node.path("created").asText()),
                    node.path("message").asText(),
                    node.path("user").path("name").asText(),
                    state);
        } catch (DateTimeException e) {
            throw new InventoryBroken(name.id(), "created");
        }
    }

    /** Whether a part of this path is itself the path of a file. */
    private static boolean isBelowAnother(String path, SortedMap<String, String> state) {
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            if (state.containsKey(path.substring(0, slash))) {
                return true;
            }
        }
        return false;
    }

    /** The version that brought the file of a content path. */
    static int versionOf(String contentPath) {
        return Integer.parseInt(contentPath.substring(1, contentPath.indexOf('/')));
    }

    /** True for a relative path whose parts are all plain names. */
    static boolean isPlain(String path) {
        for (int from = 0; from <= path.length(); ) {
            int slash = path.indexOf('/', from);
            int end = slash < 0 ? path.length() : slash;
            int length = end - from;
            boolean dots = length > 0 && length <= 2 && path.startsWith("..".substring(0, length), from);
            if (length == 0 || dots) {
                return false;
            }
            from = end + 1;
        }
        return path.indexOf('\\') < 0 && path.indexOf('\0') < 0;
    }

    private static void requireThat(ObjectName name, boolean condition, String what) {
        if (!condition) {
            throw new InventoryBroken(name.id(), what);
        }
    }
}
