package org.hudang.server.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hudang.archive.Acting;
import org.hudang.archive.HouseholdUnknown;
import org.hudang.archive.MalformedId;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.intake.Finding;
import org.hudang.archive.intake.tray.Standing;
import org.hudang.archive.intake.tray.TrayFiling;
import org.hudang.archive.intake.tray.TrayPaper;
import org.hudang.archive.intake.tray.Upload;
import org.hudang.archive.intake.tray.UploadId;
import org.hudang.archive.volume.ContentSource;
import org.hudang.archive.volume.Filed;
import org.hudang.archive.volume.ItemKind;
import org.hudang.archive.volume.Secrecy;
import org.hudang.archive.volume.VolumeId;
import org.hudang.server.account.Person;
import org.hudang.server.account.Role;
import org.hudang.server.intake.WholeFile;
import org.hudang.server.platform.House;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Puts files into the tray of a household, has them examined, and files them together when a volume is said, or each ZIP as
 * its manifest says. Run again it takes up where it ended, and files nothing twice.
 */
@Command(name = "add", mixinStandardHelpOptions = true)
final class IntakeAddCommand implements Dispatch.NeedsHouse {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONGEST = Duration.ofMinutes(20);

    @Spec
    CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE")
    List<Path> files = new ArrayList<>();

    @Option(names = "--household", required = true, paramLabel = "HOUSEHOLD")
    String household = "";

    @Option(names = "--by", required = true, paramLabel = "LOGIN")
    String by = "";

    @Option(names = "--volume", paramLabel = "VOLUME")
    String volume = "";

    @Option(names = "--kind", paramLabel = "KIND")
    String kind = ItemKind.OTHER.code();

    @Option(names = "--date", paramLabel = "DATE")
    String date = "";

    @Option(names = "--responsible", paramLabel = "WORDS")
    String responsible = "";

    @Option(names = "--even-if-there")
    boolean evenIfThere;

    @Option(names = "--json")
    boolean json;

    /** A house that is open already works in another directory than the caller. */
    @Override
    public List<String> relayed(List<String> arguments) {
        Set<String> given = files.stream().map(Path::toString).collect(Collectors.toSet());
        return arguments.stream()
                .map(argument -> given.contains(argument)
                        ? Path.of(argument).toAbsolutePath().toString()
                        : argument)
                .toList();
    }

    @Override
    public int run(House house, Console console) throws IOException {
        for (Path file : files) {
            if (!Files.isRegularFile(file)) {
                throw new ParameterException(spec.commandLine(), console.say("verify.missing", file));
            }
        }
        Optional<Person> person = house.accounts().person(by);
        boolean may = person.stream()
                .flatMap(one -> one.roles().stream())
                .anyMatch(volume.isEmpty() ? Role::bringsPapers : Role::filesPapers);
        if (!may) {
            console.warn(console.say("intake.mayNot", by));
            return Dispatch.BAD;
        }
        Acting acting = new Acting(by, person.orElseThrow().township());
        Household into = house.archive().household(number(console), acting).orElseThrow(HouseholdUnknown::new);
        List<Upload> uploads = examined(house, into, acting);
        List<Upload> papers = uploads.stream()
                .filter(upload -> !(upload.standing() instanceof Standing.Unpacked))
                .toList();
        Optional<VolumeId> target = target(papers, console);
        boolean filing = target.isPresent()
                && papers.stream().allMatch(one -> one.standing().mayBeFiled());
        if (filing && person.orElseThrow().roles().stream().anyMatch(Role::filesPapers)) {
            Filed filed = house.tray()
                    .tray()
                    .file(new TrayFiling(key(papers), target.get(), "intake", papers(papers, into, console)), acting);
            house.tray().examined(ids(papers), Duration.ZERO, acting).forEach(one -> print(one, console));
            console.warn(console.say(
                    "intake.filed", filed.items().size(), filed.volume().value()));
            return Dispatch.GOOD;
        }
        uploads.forEach(one -> print(one, console));
        boolean there = papers.stream().allMatch(one -> one.standing() instanceof Standing.Filed);
        String said = target.isPresent() ? "intake.notFiled" : "intake.inTray";
        console.warn(console.say(there ? "intake.there" : said, papers.size()));
        return worst(papers);
    }

    /** What was brought, with what came out of ZIPs, in the order of files and manifests. */
    private List<Upload> examined(House house, Household into, Acting acting) throws IOException {
        List<UploadId> brought = new ArrayList<>();
        for (Path file : files) {
            brought.add(new WholeFile(file.getFileName().toString(), ContentSource.of(file))
                    .into(
                            house.tray().tray(),
                            into.number(),
                            evenIfThere ? WholeFile.Filed.COMES_AGAIN : WholeFile.Filed.STAYS,
                            acting)
                    .id());
        }
        List<Upload> all = new ArrayList<>();
        for (Upload upload : house.tray().examined(brought, LONGEST, acting)) {
            all.add(upload);
            if (upload.standing() instanceof Standing.Unpacked) {
                List<UploadId> inside = house.tray().tray().of(into.number(), acting).stream()
                        .filter(other -> other.zip().filter(upload.id()::equals).isPresent())
                        .map(Upload::id)
                        .toList();
                all.addAll(house.tray().examined(inside, LONGEST, acting).stream()
                        .sorted(Comparator.comparing(one ->
                                one.described().map(said -> said.position()).orElse(0)))
                        .toList());
            }
        }
        return all;
    }

    /** The volume that was said, or the one that all manifests name. */
    private Optional<VolumeId> target(List<Upload> papers, Console console) {
        if (!volume.isEmpty()) {
            try {
                return Optional.of(new VolumeId(volume));
            } catch (MalformedId e) {
                throw new ParameterException(spec.commandLine(), e.sentence(console.locale()));
            }
        }
        Set<Optional<VolumeId>> said = papers.stream()
                .map(paper -> paper.described().flatMap(one -> one.volume()))
                .collect(Collectors.toSet());
        return said.size() == 1 ? said.iterator().next() : Optional.empty();
    }

    private List<TrayPaper> papers(List<Upload> uploads, Household into, Console console) {
        return uploads.stream()
                .map(upload -> upload.described()
                        .map(said -> said.paper(upload.id(), into, evenIfThere))
                        .orElseGet(() -> paper(upload, console)))
                .toList();
    }

    private TrayPaper paper(Upload upload, Console console) {
        if (responsible.isBlank() || date.isBlank()) {
            throw new ParameterException(spec.commandLine(), console.say("intake.describe"));
        }
        int dot = upload.name().lastIndexOf('.');
        String title = dot > 0 ? upload.name().substring(0, dot) : upload.name();
        try {
            return new TrayPaper(
                    upload.id(),
                    new ItemKind(kind),
                    title,
                    Optional.empty(),
                    LocalDate.parse(date),
                    responsible, "", Secrecy.RESTRICTED,
                    evenIfThere);
        } catch (DateTimeException e) {
            throw new ParameterException(spec.commandLine(), "--date: YYYY-MM-DD");
        }
    }

    /** The same uploads are the same filing. */
    private static String key(List<Upload> papers) {
        return "add/" + papers.get(0).id() + "/" + papers.get(papers.size() - 1).id() + "/" + papers.size();
    }

    private static List<UploadId> ids(List<Upload> uploads) {
        return uploads.stream().map(Upload::id).toList();
    }

    private HouseholdNumber number(Console console) {
        try {
            return new HouseholdNumber(household);
        } catch (MalformedId e) {
            throw new ParameterException(spec.commandLine(), e.sentence(console.locale()));
        }
    }

    /** Refused outweighs quarantined and what waits still, which outweigh ready. */
    private static int worst(List<Upload> papers) {
        boolean bad = papers.stream().anyMatch(one -> one.standing() instanceof Standing.Refused);
        boolean good = papers.stream()
                .allMatch(one -> one.standing() instanceof Standing.Ready || one.standing() instanceof Standing.Filed);
        return bad ? Dispatch.BAD : good ? Dispatch.GOOD : Dispatch.CANNOT_TELL;
    }

    private void print(Upload upload, Console console) {
        Optional<Finding> why = why(upload.standing());
        if (json) {
            ObjectNode line = JSON.createObjectNode();
            line.put("file", upload.name());
            line.put("upload", upload.id().value());
            line.put("state", upload.standing().word());
            line.put("code", why.map(finding -> finding.code().code()).orElse(null));
            line.put(
                    "item",
                    upload.standing() instanceof Standing.Filed filed
                            ? filed.item().value()
                            : null);
            line.put("duplicate", upload.twin().isPresent());
            console.out().println(line);
            return;
        }
        boolean english = console.locale().equals(Locale.ENGLISH);
        String said = why.map(finding -> finding.code().code() + " " + (english ? finding.en() : finding.zh()))
                .orElse("");
        console.tell(upload.name() + ": " + upload.standing().word() + " " + said);
    }

    private static Optional<Finding> why(Standing standing) {
        if (standing instanceof Standing.Refused refused) {
            return Optional.of(refused.why());
        }
        return standing instanceof Standing.Quarantined kept ? Optional.of(kept.why()) : Optional.empty();
    }
}
