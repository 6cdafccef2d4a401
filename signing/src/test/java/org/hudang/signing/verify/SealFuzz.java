package org.hudang.signing.verify;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;

/** Any seal signature in an OFD package: the reader of seals (GB/T 38540-2020). No such value makes it valid. */
public final class SealFuzz {
    private static final String NAME = "Signs/Sign_0/SignedValue.dat";
    private static final Map<String, String> PACKAGE = Map.of(
            "OFD.xml",
            "<OFD><DocBody><Signatures>Signs/Signatures.xml</Signatures></DocBody></OFD>",
            "Signs/Signatures.xml",
            "<Signatures><Signature ID='1' BaseLoc='Sign_0/Signature.xml'/></Signatures>",
            "Signs/Sign_0/Signature.xml",
            "<Signature><SignedInfo><References CheckMethod='1.2.156.10197.1.401'/></SignedInfo>"
                    + "<SignedValue>SignedValue.dat</SignedValue></Signature>");

    private SealFuzz() {}

    /** The value, DER. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (FuzzPaper.isValid(ofd(input))) {
            throw new IllegalStateException("valid, and nobody sealed it");
        }
    }

    private static byte[] ofd(byte[] value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (String name : PACKAGE.keySet().stream().sorted().toList()) {
                store(zip, name, PACKAGE.getOrDefault(name, "").getBytes(StandardCharsets.UTF_8));
            }
            store(zip, NAME, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        CRC32 sum = new CRC32();
        sum.update(content);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(sum.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    static Map<String, byte[]> seeds() {
        Map<String, byte[]> seeds = new LinkedHashMap<>();
        seeds.put("seal", seal());
        seeds.put("message", FuzzPaper.SIGNER.sign(new byte[9]));
        seeds.put("nothing", new byte[0]);
        return seeds;
    }

    /** A seal signature of version 4, whole in form, its values made of zeros. */
    static byte[] seal() {
        try {
            TestAuthority authority = new TestAuthority(TestAuthority.Algorithm.SM2);
            DEROctetString certificate = new DEROctetString(
                    authority.identity("CN=Maker").certificate().getEncoded());
            DERBitString zeros = new DERBitString(new byte[70]);
            ASN1GeneralizedTime time = new ASN1GeneralizedTime("20261124000000Z");
            DERSequence header = sequence(new DERIA5String("ES"), new ASN1Integer(4), new DERIA5String("hudang"));
            DERSequence property = sequence(
                    new ASN1Integer(1),
                    new DERUTF8String("样例县民政局"),
                    new ASN1Integer(1),
                    sequence(certificate),
                    time,
                    time,
                    time);
            DERSequence picture = sequence(
                    new DERIA5String("PNG"), new DEROctetString(new byte[8]), new ASN1Integer(40), new ASN1Integer(40));
            DERSequence info = sequence(header, new DERIA5String("seal_1"), property, picture);
            DERSequence seal = sequence(info, certificate, GMObjectIdentifiers.sm2sign_with_sm3, zeros);
            DERSequence toSign = sequence(
                    new ASN1Integer(4),
                    seal,
                    time,
                    new DERBitString(new byte[32]),
                    new DERIA5String("Signs/Sign_0/Signature.xml"));
            return sequence(toSign, certificate, GMObjectIdentifiers.sm2sign_with_sm3, zeros)
                    .getEncoded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DERSequence sequence(ASN1Encodable... items) {
        return new DERSequence(items);
    }
}
