package org.hudang.archive.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A second judge of bags, written from RFC 8493 alone: is this one complete and valid (section 3)? */
final class BagJudge {
    private static final Pattern LINE = Pattern.compile("([0-9a-f]+) +(.+)");

    private BagJudge() {}

    /** What speaks against it; empty when it is valid. */
    static List<String> judge(Path zip) throws IOException {
        List<String> against = new ArrayList<>();
        Map<String, byte[]> files = new TreeMap<>();
        String base = "";
        try (ZipFile opened = new ZipFile(zip.toFile())) {
            Enumeration<? extends ZipEntry> entries = opened.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                String top = entry.getName().substring(0, entry.getName().indexOf('/'));
                if (!base.isEmpty() && !base.equals(top)) {
                    against.add("two folders at the top");
                }
                base = top;
                try (InputStream in = opened.getInputStream(entry)) {
                    files.put(entry.getName().substring(top.length() + 1), in.readAllBytes());
                }
            }
        }
        if (!text(files, "bagit.txt").equals("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")) {
            against.add("bagit.txt");
        }
        Map<String, String> payload = manifest(text(files, "manifest-sha512.txt"));
        Map<String, String> tags = manifest(text(files, "tagmanifest-sha512.txt"));
        long bytes = 0;
        int count = 0;
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            boolean isPayload = file.getKey().startsWith("data/");
            String expected = (isPayload ? payload : tags).remove(file.getKey());
            if (isPayload) {
                bytes += file.getValue().length;
                count++;
            }
            boolean mayBeUnlisted = !isPayload && file.getKey().startsWith("tagmanifest-");
            if (expected == null ? !mayBeUnlisted : !expected.equals(sha512(file.getValue()))) {
                against.add(file.getKey());
            }
        }
        against.addAll(payload.keySet());
        against.addAll(tags.keySet());
        if (!text(files, "bag-info.txt").contains("Payload-Oxum: " + bytes + "." + count + "\n")) {
            against.add("Payload-Oxum");
        }
        return against;
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(files.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
    }

    private static Map<String, String> manifest(String lines) {
        Map<String, String> digests = new TreeMap<>();
        for (String line : lines.lines().toList()) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                digests.put(matcher.group(2), matcher.group(1));
            }
        }
        return digests;
    }

    static String sha512(byte[] bytes) {
        return digest("SHA-512", bytes);
    }

    static String digest(String algorithm, byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
