package org.hudang.server.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hudang.archive.Acting;
import org.hudang.casework.benefit.Benefit;
import org.hudang.casework.benefit.BenefitRegister.EnteredTable;
import org.hudang.casework.benefit.BenefitTableRefused;
import org.hudang.server.casework.TableHouseholds;
import org.hudang.server.platform.House;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The register of benefits. */
@Command(name = "benefits", mixinStandardHelpOptions = true, subcommands = BenefitsCommand.Import.class)
final class BenefitsCommand {

    /** Enters a table of benefits (docs/formats/benefits-csv-v1.md), whole or not at all. */
    @Command(name = "import", mixinStandardHelpOptions = true)
    static final class Import implements Dispatch.NeedsHouse {
        private static final Acting OWNER = Acting.bureau("local");

        @Spec
        CommandSpec spec;

        @Parameters(paramLabel = "FILE")
        Path file = Path.of("");

        @Option(names = "--json")
        boolean json;

        /** A house that is open already works in another directory than the caller. */
        @Override
        public List<String> relayed(List<String> arguments) {
            return arguments.stream()
                    .map(argument -> argument.equals(file.toString())
                            ? file.toAbsolutePath().toString()
                            : argument)
                    .toList();
        }

        @Override
        public int run(House house, Console console) throws IOException {
            if (!Files.isRegularFile(file)) {
                throw new ParameterException(spec.commandLine(), console.say("verify.missing", file));
            }
            try (InputStream csv = Files.newInputStream(file)) {
                EnteredTable table =
                        house.benefits().enterTable(csv, new TableHouseholds(house.archive(), OWNER), OWNER);
                if (json) {
                    console.out().println(json(table));
                } else {
                    console.tell(console.say(
                            "benefits.imported",
                            table.entered().size(),
                            table.known().size()));
                }
                return Dispatch.GOOD;
            } catch (BenefitTableRefused refused) {
                refused(refused, console);
                return Dispatch.BAD;
            }
        }

        private void refused(BenefitTableRefused refused, Console console) {
            if (json) {
                ObjectNode all = new ObjectMapper().createObjectNode().put("code", refused.code());
                ArrayNode rows = all.putArray("wrong");
                refused.rows()
                        .forEach(row -> rows.addObject()
                                .put("line", row.line())
                                .put("column", row.column())
                                .put("rule", row.rule().in(console.locale())));
                console.out().println(all);
            }
            console.warn(refused.code() + " "
                    + console.say("benefits.refused", refused.rows().size()));
            refused.rows()
                    .forEach(row -> console.warn("  "
                            + console.say(
                                    "benefits.wrong",
                                    String.valueOf(row.line()),
                                    row.column(),
                                    row.rule().in(console.locale()))));
        }

        private static ObjectNode json(EnteredTable table) {
            ObjectNode all = new ObjectMapper().createObjectNode();
            list(all.putArray("entered"), table.entered());
            list(all.putArray("known"), table.known());
            return all;
        }

        private static void list(ArrayNode to, List<Benefit> benefits) {
            benefits.forEach(benefit -> to.addObject()
                    .put("id", benefit.id().value())
                    .put("household", benefit.household())
                    .put("programme", benefit.programme().code())
                    .put("from", benefit.from().toString())
                    .put("stopped", benefit.stopped().isPresent()));
        }
    }
}
