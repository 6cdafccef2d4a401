package org.hudang.signing.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.hudang.signing.key.KeyAlgorithm;
import org.hudang.signing.key.SigningKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * OpenSSL, which shares no code with us, checks the SM2 signature value. Its {@code cms -verify} cannot be told the signer
 * id {@code 1234567812345678} (3.0), so the signed attributes are given to {@code dgst -sm3 -verify} with it.
 */
class OpensslSecondOpinionTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void openssl_confirms_the_sm2_signature_of_a_sealed_file_and_denies_a_changed_one() throws Exception {
        assumeTrue(
                run(List.of("openssl", "version")).contains("OpenSSL 3"),
                "SKIPPED: OpenSSL 3 is not installed, the second opinion on SM2 was not asked");

        // given a file sealed with SM2
        Office office = new Office(folder);
        SigningKey key = office.seal(KeyAlgorithm.SM2);
        byte[] whole = office.signer()
                .sign(Samples.pdf(Samples.Xref.TABLE, Samples.Form.DIRECT), Office.seal("seal-1"), Signers.guomi(key))
                .bytes();

        // when its signed attributes, signature and key are handed over
        SignerInformation info = signer(whole);
        byte[] attributes = info.getEncodedSignedAttributes();
        Path value = Files.write(folder.resolve("value"), info.getSignature());
        Path publicKey = Files.writeString(
                folder.resolve("key.pem"),
                "-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(
                                        key.chain().get(0).getPublicKey().getEncoded())
                        + "\n-----END PUBLIC KEY-----\n");

        // then OpenSSL says yes, and no after one bit is turned
        assertThat(verify(publicKey, value, attributes)).contains("Verified OK");
        attributes[attributes.length - 1] ^= 1;
        assertThat(verify(publicKey, value, attributes)).contains("Verification failure");
    }

    private static SignerInformation signer(byte[] whole) throws Exception {
        try (PDDocument document = Loader.loadPDF(whole)) {
            var signature = document.getSignatureDictionaries().get(0);
            byte[] content = signature.getSignedContent(whole);
            CMSSignedData cms = Judge.cms(signature.getContents(), content);
            return cms.getSignerInfos().iterator().next();
        }
    }

    private String verify(Path key, Path value, byte[] message) throws Exception {
        Path file = Files.write(folder.resolve("message"), message);
        return run(List.of(
                "openssl",
                "dgst",
                "-sm3",
                "-verify",
                key.toString(),
                "-sigopt",
                "distid:1234567812345678",
                "-signature",
                value.toString(),
                file.toString()));
    }

    private static String run(List<String> command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor(10, TimeUnit.SECONDS);
            return said;
        } catch (IOException notInstalled) {
            return "";
        }
    }
}
