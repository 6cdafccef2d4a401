package org.hudang.server.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hudang.archive.Acting;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.IdDocument;
import org.hudang.archive.household.Masking;
import org.hudang.archive.household.Member;
import org.hudang.archive.household.MemberId;
import org.hudang.archive.household.NewMember;
import org.hudang.archive.household.OpenHousehold;
import org.hudang.archive.household.PersonName;
import org.hudang.archive.household.Phone;
import org.hudang.archive.household.Relation;
import org.hudang.archive.intake.DocumentType;
import org.hudang.archive.intake.Examined;
import org.hudang.archive.volume.ContentSource;
import org.hudang.archive.volume.Filed;
import org.hudang.archive.volume.Filing;
import org.hudang.archive.volume.HouseholdFile;
import org.hudang.archive.volume.ItemKind;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.NewItem;
import org.hudang.archive.volume.NewRendition;
import org.hudang.archive.volume.OpenVolume;
import org.hudang.archive.volume.Particulars;
import org.hudang.archive.volume.RenditionRole;
import org.hudang.archive.volume.Volume;
import org.hudang.archive.volume.VolumeKind;
import org.hudang.server.demo.DemoLog.Outcome;
import org.hudang.server.platform.House;

/** Opens a sample's household and files its papers, each looked at by intake first. */
final class DemoHouseholds {
    private final House house;
    private final DemoLog log;
    private final DemoStaff staff;

    DemoHouseholds(House house, DemoLog log, DemoStaff staff) {
        this.house = house;
        this.log = log;
        this.staff = staff;
    }

    /**
     * A household of the archive with what the sample calls its people.
     *
     * @param sample as it lies under samples/
     * @param household as the archive knows it
     * @param volume its approval volume
     * @param members the archive's members by the sample's keys
     */
    record Opened(Sample sample, Household household, Volume volume, Map<String, Member> members) {
        MemberId id(String key) {
            Member member = members.get(key);
            if (member == null) {
                throw new IllegalArgumentException("no person " + key + " in the sample");
            }
            return member.id();
        }
    }

    Opened open(Sample sample) {
        Acting acting = staff.clerk(sample.township());
        boolean again = !house.archive()
                .findByDocument(document(sample.people().get(0)), acting)
                .isEmpty();
        Household household = house.archive()
                .open(
                        new OpenHousehold(
                                "demo/" + sample.key(),
                                sample.township(),
                                sample.village(),
                                community(sample),
                                sample.people().stream()
                                        .map(DemoHouseholds::member)
                                        .toList()),
                        acting);
        Map<String, Member> members = new LinkedHashMap<>();
        for (Sample.Person person : sample.people()) {
            IdDocument document = document(person);
            household.members().stream()
                    .filter(member -> member.document().equals(document))
                    .forEach(member -> members.put(person.key(), member));
        }
        log.say(
                "demo.household",
                again ? Outcome.AGAIN : Outcome.NEW,
                Masking.name(household.head().name()),
                household.members().size());
        Volume volume = house.archive()
                .openVolume(
                        new OpenVolume(
                                "demo/" + sample.key() + "/case",
                                household.number(),
                                VolumeKind.APPROVAL,
                                sample.programme(),
                                year(household, acting),
                                sample.volumeTitle()),
                        acting);
        return new Opened(sample, household, volume, members);
    }

    /** The case belongs to the year of the first run, whenever it is run again. */
    private int year(Household household, Acting acting) {
        return house.archive().contents(household.number(), acting).volumes().stream()
                .map(shelf -> shelf.volume())
                .filter(volume -> volume.kind() == VolumeKind.APPROVAL)
                .map(Volume::year)
                .findFirst()
                .orElseGet(() -> LocalDate.now(house.clock()).getYear());
    }

    /** Files the papers of a sample together, unless an earlier run did: then nobody looks at them again. */
    void file(Opened opened) throws IOException {
        Sample sample = opened.sample();
        Set<String> formats = new TreeSet<>();
        List<ItemView> there = there(opened);
        if (!there.isEmpty()) {
            there.forEach(item ->
                    DocumentType.ofMediaType(item.original().mediaType()).ifPresent(type -> formats.add(type.name())));
            told(opened, Outcome.AGAIN, there.size(), formats, there.get(0).code());
            return;
        }
        List<NewItem> items = new ArrayList<>();
        for (Sample.Material material : sample.materials()) {
            items.add(item(opened, material, formats));
        }
        Filed filed = house.archive()
                .file(
                        new Filing(
                                "demo/" + sample.key() + "/materials",
                                opened.volume().id(),
                                "application",
                                items),
                        staff.clerk(sample.township()));
        told(
                opened,
                filed.again() ? Outcome.AGAIN : Outcome.NEW,
                filed.items().size(),
                formats,
                filed.items().get(0).code());
    }

    /** The papers of a sample that lie in its volume, as long as they are here; none when one of them is missing. */
    private List<ItemView> there(Opened opened) throws IOException {
        Map<String, Long> lengths = new HashMap<>();
        for (Sample.Material material : opened.sample().materials()) {
            lengths.put(material.file().getFileName().toString(), Files.size(material.file()));
        }
        HouseholdFile file = house.archive()
                .contents(
                        opened.household().number(), staff.clerk(opened.sample().township()));
        List<ItemView> there = file.volumes().stream()
                .filter(shelf -> shelf.volume().id().equals(opened.volume().id()))
                .flatMap(shelf -> shelf.items().stream())
                .filter(item -> Long.valueOf(item.original().bytes())
                        .equals(lengths.get(item.original().fileName())))
                .toList();
        return there.size() == lengths.size() ? there : List.of();
    }

    private void told(Opened opened, Outcome outcome, int items, Set<String> formats, String code) {
        Household household = opened.household();
        log.say("demo.filed", outcome, Masking.name(household.head().name()), items, String.join(", ", formats), code);
        log.household(household.number().value(), household.members().size(), items);
    }

    private NewItem item(Opened opened, Sample.Material material, Set<String> formats) {
        Path file = material.file();
        String name = file.getFileName().toString();
        Examined examined = house.intake().examine(file, name);
        if (!(examined instanceof Examined.Accepted accepted)) {
            throw new DemoFailed(examined.code(), name + ": " + log.choose(examined.zh(), examined.en()));
        }
        formats.add(accepted.type().name());
        List<NewRendition> renditions = new ArrayList<>();
        renditions.add(
                new NewRendition(RenditionRole.ORIGINAL, name, accepted.type().mediaType(), ContentSource.of(file)));
        if (!accepted.text().isBlank()) {
            renditions.add(new NewRendition(
                    RenditionRole.TEXT,
                    name + ".txt",
                    "text/plain",
                    ContentSource.of(accepted.text().getBytes(StandardCharsets.UTF_8))));
        }
        pdfa(file, accepted)
                .ifPresent(copy -> renditions.add(new NewRendition(
                        RenditionRole.PDFA, name + ".pdf", "application/pdf", ContentSource.of(copy))));
        return new NewItem(
                new ItemKind(material.kind()),
                material.title(),
                material.member().map(opened::id),
                date(opened, material),
                material.responsible(),
                Particulars.pages(accepted.pages()),
                renditions);
    }

    /** A paper is not of a day to come: in a house that was begun before the samples were made it is of its first day. */
    private LocalDate date(Opened opened, Sample.Material material) {
        LocalDate first = LocalDate.ofInstant(
                opened.household().openedAt(), house.settings().zone());
        return material.date().isAfter(first) ? first : material.date();
    }

    /** Pictures are kept for the long term as PDF/A beside the untouched original. */
    private Optional<byte[]> pdfa(Path picture, Examined.Accepted accepted) {
        if (accepted.type().family() != DocumentType.Family.IMAGE || accepted.type() == DocumentType.HEIC) {
            return Optional.empty();
        }
        try {
            Path folder = Files.createTempDirectory(house.directory().temporary(), "copy-");
            Path copy = folder.resolve("copy.pdf");
            try {
                house.intake().pdfaCopies().copy(picture, accepted.type(), copy);
                return Optional.of(Files.readAllBytes(copy));
            } finally {
                Files.deleteIfExists(copy);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address down to the community: the door stands in the papers only. */
    private static String community(Sample sample) {
        int at = sample.address().indexOf(sample.village());
        return at < 0
                ? sample.address()
                : sample.address().substring(0, at + sample.village().length());
    }

    private static NewMember member(Sample.Person person) {
        return new NewMember(
                PersonName.of(person.name()),
                document(person),
                Relation.valueOf(person.relation()),
                person.birth(),
                person.phone().isEmpty() ? Optional.empty() : Optional.of(Phone.parse(person.phone())),
                person.livesApart());
    }

    private static IdDocument document(Sample.Person person) {
        return IdDocument.parse(org.hudang.archive.household.DocumentType.valueOf(person.document()), person.number());
    }
}
