package org.hudang.signing.pdf;

import java.nio.file.Files;
import java.nio.file.Path;

/** Another process of the same office: finishes a signature from what the first one has stored. */
final class Finisher {
    private Finisher() {}

    /** Office's folder, paper, stored preparation, signature value, where the result goes. */
    public static void main(String[] arguments) throws Exception {
        Office office = new Office(Path.of(arguments[0]));
        byte[] pdf = Files.readAllBytes(Path.of(arguments[1]));
        PreparedSignature prepared = PreparedSignature.decode(Files.readAllBytes(Path.of(arguments[2])));
        byte[] value = Files.readAllBytes(Path.of(arguments[3]));
        Files.write(
                Path.of(arguments[4]),
                office.signer().finish(pdf, prepared, value).bytes());
    }
}
