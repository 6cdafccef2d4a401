package org.hudang.signing.verify;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The smallest OFD package (GB/T 33190) with one seal over all of it, made anew for each test. */
final class OfdWriter {
    private static final String NAMESPACE = " xmlns:ofd=\"http://www.ofdspec.org/2016\"";
    private static final String SIGNS = "Doc_0/Signs/";
    static final String VALUE = SIGNS + "Sign_0/SignedValue.dat";
    static final String SEAL = SIGNS + "Sign_0/Seal.esl";

    private OfdWriter() {}

    /** Files by name, the seal signature made last over what it protects. */
    static Map<String, byte[]> sealed(SealWriter writer) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        put(
                files,
                "OFD.xml",
                "<ofd:OFD" + NAMESPACE + " Version=\"1.0\" DocType=\"OFD\"><ofd:DocBody>"
                        + "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>"
                        + "<ofd:Signatures>/Doc_0/Signs/Signatures.xml</ofd:Signatures></ofd:DocBody></ofd:OFD>");
        put(files, "Doc_0/Document.xml", "<ofd:Document" + NAMESPACE + ">approved 100</ofd:Document>");
        put(
                files,
                SIGNS + "Signatures.xml",
                "<ofd:Signatures" + NAMESPACE + "><ofd:MaxSignId>1</ofd:MaxSignId>"
                        + "<ofd:Signature ID=\"1\" Type=\"Seal\" BaseLoc=\"/Doc_0/Signs/Sign_0/Signature.xml\"/>"
                        + "</ofd:Signatures>");
        files.put(SEAL, writer.seal.apply(writer.seal()));
        StringBuilder references = new StringBuilder();
        files.forEach((name, content) -> references
                .append("<ofd:Reference FileRef=\"/")
                .append(name)
                .append("\"><ofd:CheckValue>")
                .append(Base64.getEncoder().encodeToString(SealWriter.digest("SM3", content)))
                .append("</ofd:CheckValue></ofd:Reference>"));
        String signature = "<ofd:Signature" + NAMESPACE + "><ofd:SignedInfo><ofd:References CheckMethod=\"SM3\">"
                + references + "</ofd:References><ofd:Seal><ofd:BaseLoc>/" + SEAL + "</ofd:BaseLoc></ofd:Seal>"
                + "</ofd:SignedInfo><ofd:SignedValue>/" + VALUE + "</ofd:SignedValue></ofd:Signature>";
        put(files, SIGNS + "Sign_0/Signature.xml", signature);
        byte[] same = files.get(SEAL);
        writer.seal = made -> same;
        files.put(VALUE, writer.sign(signature.getBytes(StandardCharsets.UTF_8)));
        return files;
    }

    private static void put(Map<String, byte[]> files, String name, String xml) {
        files.put(name, xml.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] zip(Map<String, byte[]> files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
