package org.hudang.server.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.casework.certificate.ReliefBatch;
import org.hudang.casework.certificate.ReliefBatch.Outcome;
import org.hudang.casework.certificate.ReliefBatch.Wish;
import org.hudang.casework.certificate.ReliefTable;
import org.hudang.casework.certificate.ReliefTable.Row;
import org.hudang.casework.certificate.ReliefTableRefused;
import org.hudang.server.platform.House;
import org.hudang.server.platform.Sentences;
import org.hudang.signing.seal.Officer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Issues all certificates of a table (批量签发); given again, it goes on where it ended. */
@Command(name = "batch", mixinStandardHelpOptions = true)
final class CertificateBatchCommand implements Dispatch.NeedsHouse {
    private static final int STEP = 100;

    @Spec
    CommandSpec spec;

    @Parameters(paramLabel = "FILE")
    Path file = Path.of("");

    @Option(names = "--name", required = true, paramLabel = "NAME")
    String name = "";

    @Option(names = "--threads", paramLabel = "N", defaultValue = "2")
    int threads = 2;

    @Option(names = "--json")
    boolean json;

    @Mixin
    ByLogin by = new ByLogin();

    /** A house that is open already works in another directory than the caller. */
    @Override
    public List<String> relayed(List<String> arguments) {
        return arguments.stream()
                .map(argument ->
                        argument.equals(file.toString()) ? file.toAbsolutePath().toString() : argument)
                .toList();
    }

    @Override
    public int run(House house, Console console) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new ParameterException(spec.commandLine(), console.say("verify.missing", file));
        }
        if (!name.matches("[A-Za-z0-9.-]{1,20}") || threads < 1 || threads > 64) {
            throw new ParameterException(spec.commandLine(), console.say("certificate.batch.wrong"));
        }
        Optional<Acting> acting = by.acting(house, console, CertificateIssueCommand.ISSUING);
        if (acting.isEmpty()) {
            return Dispatch.BAD;
        }
        Officer officer = CertificateIssueCommand.officer(acting.get());
        List<Row> rows;
        try (InputStream table = Files.newInputStream(file)) {
            rows = ReliefTable.read(table);
        } catch (ReliefTableRefused refused) {
            console.warn(refused.code() + " " + refused.sentence(console.locale()));
            return Dispatch.BAD;
        }
        CertificateWishes wishes = new CertificateWishes(house, name, acting.get(), officer);
        Telling telling = new Telling(console, rows.size());
        ReliefBatch.Summary summary = new ReliefBatch(house.reliefCertificates(), threads)
                .run(rows.stream().map(wishes::of).iterator(), acting.get(), officer, telling::done);
        house.publishLists();
        tell(summary, console);
        return summary.failed() > 0 ? Dispatch.BAD : summary.waiting() > 0 ? Dispatch.CANNOT_TELL : Dispatch.GOOD;
    }

    private void tell(ReliefBatch.Summary summary, Console console) {
        if (json) {
            ObjectNode all = new ObjectMapper()
                    .createObjectNode()
                    .put("issued", summary.issued())
                    .put("before", summary.before())
                    .put("waiting", summary.waiting())
                    .put("failed", summary.failed());
            console.out().println(all);
        } else {
            console.tell(console.say(
                    "certificate.batch.done", summary.issued(), summary.before(), summary.waiting(), summary.failed()));
        }
    }

    /** Tells what fails at once, and how far it is now and then. */
    private static final class Telling {
        private final Console console;
        private final int all;
        private int done;

        Telling(Console console, int all) {
            this.console = console;
            this.all = all;
        }

        void done(Wish wish, Outcome outcome) {
            done++;
            if (outcome instanceof Outcome.Failed failed) {
                Sentences.Spoken said = Sentences.of(failed.failure(), console.locale());
                console.warn(wish.name() + ": " + said.code() + " " + said.sentence());
            }
            if (done % STEP == 0) {
                console.warn(console.say("certificate.batch.far", done, all));
            }
        }
    }
}
