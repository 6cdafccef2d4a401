package org.hudang.signing.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicInteger;
import org.hudang.signing.seal.SealBatch.Outcome;
import org.hudang.signing.seal.SealBatch.Paper;
import org.hudang.signing.seal.SealBatch.Summary;

/** A process of its own that seals a batch; it may halt, without any farewell, in the middle. */
final class SealBatchChild {
    private static final int THREADS = 4;

    private SealBatchChild() {}

    /** Arguments: database, folder of the bench, list of requests, paper of all, after how many to halt (0: never). */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[1]);
        FiveStepSealUse use = new FiveStepSealUse(SealVictim.parts(arguments[0], folder));
        Path filed = Files.createDirectories(folder.resolve("filed"));
        int last = Integer.parseInt(arguments[4]);
        AtomicInteger done = new AtomicInteger();
        Path paper = Path.of(arguments[3]);
        Iterator<Paper> papers = Files.readAllLines(Path.of(arguments[2])).stream()
                .map(id -> new Paper(new SealRequestId(id), paper))
                .iterator();

        Summary summary = SealBatch.over(use, THREADS).run(papers, SealBench.KEEPER, outcome -> {
            if (outcome instanceof Outcome.Sealed sealed) {
                file(filed, sealed.output());
                use.filed(sealed.output().request(), SealBench.KEEPER);
            } else if (outcome instanceof Outcome.Failed failed) {
                failed.cause().printStackTrace();
            }
            if (done.incrementAndGet() == last) {
                Runtime.getRuntime().halt(SealVictim.KILLED);
            }
        });

        System.out.println(summary);
    }

    /** Notes which output was filed for a request: the same one again, or this fails. */
    private static void file(Path filed, SealedPaper output) {
        Path place = filed.resolve(output.request().value());
        byte[] digest = output.digest().getBytes(StandardCharsets.US_ASCII);
        try {
            try {
                Files.write(place, digest, StandardOpenOption.CREATE_NEW);
            } catch (FileAlreadyExistsException again) {
                if (!Files.readString(place).equals(output.digest())) {
                    throw new IllegalStateException("two outputs of " + output.request(), again);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
