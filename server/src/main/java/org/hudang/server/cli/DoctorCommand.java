package org.hudang.server.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.hudang.server.platform.Doctor;
import org.hudang.server.platform.House;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Looks whether what must always hold does hold. */
@Command(name = "doctor", mixinStandardHelpOptions = true)
final class DoctorCommand implements Dispatch.NeedsHouse {
    @Option(names = "--json")
    boolean json;

    @Override
    public int run(House house, Console console) {
        Doctor.Report report = new Doctor(house).look();
        if (json) {
            console.out().println(asJson(report));
        } else {
            tell(report, console);
        }
        return report.findings().isEmpty() ? Dispatch.GOOD : Dispatch.BAD;
    }

    private static void tell(Doctor.Report report, Console console) {
        for (Doctor.Invariant invariant : Doctor.Invariant.values()) {
            List<Doctor.Finding> findings = report.findings().stream()
                    .filter(finding -> finding.invariant() == invariant)
                    .toList();
            if (findings.isEmpty()) {
                console.tell(console.say(
                        "doctor.good",
                        console.say("doctor.holds." + invariant, report.looked().getOrDefault(invariant, 0L))));
                continue;
            }
            console.tell(console.say("doctor.bad", console.say("doctor.of." + invariant), findings.size()));
            findings.forEach(one -> console.tell("  " + one.kind() + " " + one.where()
                    + (one.expected().isEmpty() ? "" : " ≠ " + one.expected())
                    + (one.found().isEmpty() ? "" : " → " + one.found())));
        }
    }

    private static ObjectNode asJson(Doctor.Report report) {
        ObjectNode line = new ObjectMapper().createObjectNode();
        ObjectNode looked = line.putObject("looked");
        report.looked()
                .forEach((invariant, count) -> looked.put(invariant.name().toLowerCase(Locale.ROOT), count));
        ArrayNode findings = line.putArray("findings");
        report.findings()
                .forEach(one -> findings.addObject()
                        .put("invariant", one.invariant().name().toLowerCase(Locale.ROOT))
                        .put("kind", one.kind())
                        .put("where", one.where())
                        .put("expected", one.expected())
                        .put("found", one.found()));
        return line;
    }
}
