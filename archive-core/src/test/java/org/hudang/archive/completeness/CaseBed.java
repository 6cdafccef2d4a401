package org.hudang.archive.completeness;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.hudang.archive.ArchiveBed;
import org.hudang.archive.completeness.Checklist.State;
import org.hudang.archive.completeness.PaperChecks.Paper;
import org.hudang.archive.completeness.ReliefTimes.Relief;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.household.IdDocument;
import org.hudang.archive.household.Member;
import org.hudang.archive.household.MemberId;
import org.hudang.archive.household.PersonName;
import org.hudang.archive.household.Relation;
import org.hudang.archive.volume.ItemId;
import org.hudang.archive.volume.ItemKind;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.Particulars;
import org.hudang.archive.volume.RenditionId;
import org.hudang.archive.volume.RenditionRole;
import org.hudang.archive.volume.RenditionView;
import org.hudang.archive.volume.Secrecy;
import org.hudang.archive.volume.Volume;
import org.hudang.archive.volume.VolumeId;
import org.hudang.archive.volume.VolumeKind;

/** A household and a volume of it that lie in no archive, to be compared with tables. */
final class CaseBed {
    static final String TOWNSHIP = "999001001";
    static final String NEIGHBOUR = "999001002";
    static final LocalDate DAY = LocalDate.of(2026, 9, 15);

    final List<Member> members = new ArrayList<>();
    final List<ItemView> items = new ArrayList<>();
    final List<VolumeCase> others = new ArrayList<>();
    final List<Relief> relief = new ArrayList<>();
    final Set<String> keptBy = new HashSet<>();
    final Set<Fact> declared = EnumSet.noneOf(Fact.class);
    private final SecureRandom random = ArchiveBed.seeded(7);
    private final HouseholdNumber number = HouseholdNumber.next(random);
    private final VolumeId id = VolumeId.next(random);
    LocalDate today = DAY;
    VolumeKind kind = VolumeKind.APPROVAL;
    String programme = "DB";

    Member grown(String name, Relation relation) {
        return member(name, relation, LocalDate.of(1980, 1, 1), false);
    }

    Member child(String name) {
        return member(name, Relation.CHILD, LocalDate.of(2015, 1, 1), false);
    }

    Member apart(String name, Relation relation) {
        return member(name, relation, LocalDate.of(1980, 1, 1), true);
    }

    private Member member(String name, Relation relation, LocalDate birth, boolean apart) {
        Member member = new Member(
                MemberId.next(random),
                PersonName.of(name),
                IdDocument.of(ArchiveBed.ZHANG),
                relation,
                birth,
                Optional.empty(),
                apart);
        members.add(member);
        return member;
    }

    ItemView item(String what, Optional<MemberId> member) {
        return item(what, member, DAY);
    }

    ItemView item(String what, Optional<MemberId> member, LocalDate day) {
        RenditionView original = new RenditionView(
                RenditionId.next(random), RenditionRole.ORIGINAL, what + ".pdf", "application/pdf", 1, "", "");
        ItemView item = new ItemView(
                ItemId.next(random),
                number,
                id,
                items.size() + 1,
                "",
                new ItemKind(what),
                what,
                member,
                day,
                "张样例",
                new Particulars("", Secrecy.RESTRICTED, 1),
                "papers",
                1,
                Instant.EPOCH,
                List.of(original));
        items.add(item);
        return item;
    }

    /** A table of one row. */
    static String table(String kind, String more) {
        return """
                {"format": "hudang-materials-2", "version": "样例", "validFrom": "2026-01-01", "tables": [
                  {"programmes": ["DB"], "business": "NEW", "rows": [
                    {"id": "%s", "zh": "样例", "en": "sample", %s, "basis": "样例"}]}]}""".formatted(kind, more);
    }

    /** How the case stands to the one row of a table. */
    State state(String table, Map<ItemId, Paper> signed) {
        return checklist(Materials.parse(table), signed).rows().get(0).state();
    }

    Checklist checklist(Materials materials, Map<ItemId, Paper> signed) {
        return checklist(materials, item -> signed.getOrDefault(item.id(), new Paper.ByHand()));
    }

    Checklist checklist(Materials materials, Function<ItemView, Paper> papers) {
        Volume volume = new Volume(id, number, kind, programme, 2026, "样例卷", "", 1, items.size(), Instant.EPOCH);
        Household household = new Household(number, TOWNSHIP, "样例村", "样例县样例镇样例村", members, Instant.EPOCH);
        VolumeCase matter = new VolumeCase(BusinessType.NEW, declared, Optional.empty());
        return new Comparison(household, volume, items, matter, new Surroundings(others, relief, keptBy), today)
                .with(materials, Optional.empty(), papers);
    }
}
