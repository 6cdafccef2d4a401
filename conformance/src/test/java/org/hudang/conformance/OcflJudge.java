package org.hudang.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A validator of OCFL 1.1 storage roots, written from the specification alone (ocfl.io/1.1/spec): what it finds carries
 * the clause's code, as in the published list of validation codes.
 */
final class OcflJudge {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> findings = new ArrayList<>();
    private int objects;

    /** Validates a storage root with everything below it. */
    static OcflJudge judge(Path root) throws IOException {
        OcflJudge judge = new OcflJudge();
        judge.root(root);
        return judge;
    }

    List<String> findings() {
        return findings;
    }

    int objects() {
        return objects;
    }

    private void root(Path root) throws IOException {
        Path declaration = root.resolve("0=ocfl_1.1");
        if (!Files.exists(declaration) || !Files.readString(declaration).equals("ocfl_1.1\n")) {
            findings.add("E069 no root declaration");
        }
        hierarchy(root, root);
    }

    private void hierarchy(Path root, Path folder) throws IOException {
        List<Path> inside;
        try (Stream<Path> list = Files.list(folder)) {
            inside = list.sorted().toList();
        }
        if (inside.stream().anyMatch(path -> name(path).startsWith("0=ocfl_object_"))) {
            object(folder);
            return;
        }
        for (Path path : inside) {
            boolean extensions = folder.equals(root) && name(path).equals("extensions");
            if (Files.isDirectory(path) && !extensions) {
                hierarchy(root, path);
            } else if (Files.isRegularFile(path) && !folder.equals(root)) {
                findings.add("E072 file outside of an object: " + root.relativize(path));
            }
        }
        if (inside.isEmpty() && !folder.equals(root)) {
            findings.add("E073 empty folder: " + root.relativize(folder));
        }
    }

    private void object(Path object) throws IOException {
        objects++;
        if (!Files.exists(object.resolve("0=ocfl_object_1.1"))
                || !Files.readString(object.resolve("0=ocfl_object_1.1")).equals("ocfl_object_1.1\n")) {
            findings.add("E003 no object declaration: " + object);
        }
        JsonNode inventory = inventory(object);
        String head = inventory.path("head").asText();
        int last = Integer.parseInt(head.substring(1));
        Set<String> expected = new HashSet<>(Set.of("0=ocfl_object_1.1", "inventory.json", "inventory.json.sha512"));
        for (int version = 1; version <= last; version++) {
            String name = "v" + version;
            expected.add(name);
            if (!inventory.path("versions").has(name)) {
                findings.add("E010 version missing from inventory: " + object + " " + name);
            }
            version(object, name, version == last ? inventory : null);
        }
        if (inventory.path("versions").size() != last) {
            findings.add("E046 more versions than the head tells: " + object);
        }
        try (Stream<Path> inside = Files.list(object)) {
            inside.map(OcflJudge::name)
                    .filter(name -> !expected.contains(name) && !name.equals("extensions") && !name.equals("logs"))
                    .forEach(name -> findings.add("E001 does not belong here: " + object + "/" + name));
        }
        content(object, inventory);
    }

    private JsonNode inventory(Path folder) throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve("inventory.json"));
        String sidecar = Files.readString(folder.resolve("inventory.json.sha512"));
        if (!sidecar.matches("[0-9a-f]{128}[ \t]+inventory\\.json\\s*")
                || !sidecar.substring(0, 128).equals(hex(sha512().digest(bytes)))) {
            findings.add("E060 inventory and its digest differ: " + folder);
        }
        JsonNode inventory = JSON.readTree(bytes);
        for (String field : List.of("id", "type", "digestAlgorithm", "head", "manifest", "versions")) {
            if (!inventory.has(field)) {
                findings.add("E036 inventory without " + field + ": " + folder);
            }
        }
        if (!inventory.path("type").asText().equals("https://ocfl.io/1.1/spec/#inventory")
                || !inventory.path("digestAlgorithm").asText().equals("sha512")) {
            findings.add("E038 inventory of another type or digest: " + folder);
        }
        return inventory;
    }

    private void version(Path object, String name, @org.jspecify.annotations.Nullable JsonNode headOfObject)
            throws IOException {
        Path folder = object.resolve(name);
        if (!Files.isDirectory(folder)) {
            findings.add("E010 version folder missing: " + folder);
            return;
        }
        JsonNode own = inventory(folder);
        if (!own.path("head").asText().equals(name)) {
            findings.add("E040 version inventory with another head: " + folder);
        }
        if (headOfObject != null && !own.equals(headOfObject)) {
            findings.add("E064 root inventory differs from that of its head: " + object);
        }
        try (Stream<Path> inside = Files.list(folder)) {
            inside.map(OcflJudge::name)
                    .filter(one -> !Set.of("inventory.json", "inventory.json.sha512", "content")
                            .contains(one))
                    .forEach(one -> findings.add("E015 does not belong here: " + folder + "/" + one));
        }
    }

    private void content(Path object, JsonNode inventory) throws IOException {
        Set<String> manifest = new HashSet<>();
        Set<String> digests = new HashSet<>();
        for (var entry : inventory.path("manifest").properties()) {
            digests.add(entry.getKey().toLowerCase(Locale.ROOT));
            for (JsonNode path : entry.getValue()) {
                manifest.add(path.asText());
                Path file = object.resolve(path.asText());
                if (!Files.isRegularFile(file)) {
                    findings.add("E092 content missing: " + file);
                } else if (!digest(file).equals(entry.getKey().toLowerCase(Locale.ROOT))) {
                    findings.add("E092 content differs from its digest: " + file);
                }
            }
        }
        for (JsonNode version : inventory.path("versions")) {
            for (var entry : version.path("state").properties()) {
                if (!digests.contains(entry.getKey().toLowerCase(Locale.ROOT))) {
                    findings.add("E050 state names a digest that the manifest lacks: " + object);
                }
            }
            if (!version.path("created")
                    .asText()
                    .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d.*(Z|[+-]\\d\\d:\\d\\d)")) {
                findings.add("E049 version without a time: " + object);
            }
        }
        try (Stream<Path> files = Files.walk(object)) {
            files.filter(Files::isRegularFile)
                    .map(file -> object.relativize(file).toString())
                    .filter(path -> path.matches("v\\d+/content/.*") && !manifest.contains(path))
                    .forEach(path -> findings.add("E023 content outside of the manifest: " + object + "/" + path));
        }
    }

    private static String digest(Path file) throws IOException {
        try (DigestInputStream in = new DigestInputStream(open(file), sha512())) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return hex(in.getMessageDigest().digest());
        }
    }

    private static InputStream open(Path file) throws IOException {
        return Files.newInputStream(file);
    }

    private static MessageDigest sha512() {
        try {
            return MessageDigest.getInstance("SHA-512");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }
}
