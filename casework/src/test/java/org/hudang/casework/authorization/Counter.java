package org.hudang.casework.authorization;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.Member;
import org.hudang.archive.household.MemberId;
import org.hudang.archive.volume.VolumeId;
import org.hudang.casework.ReliefBed;
import org.hudang.casework.authorization.Authorization.SignerState;
import org.hudang.casework.authorization.Authorizations.Signature;
import org.hudang.casework.authorization.OpenAuthorization.NoticeRead;
import org.hudang.casework.benefit.Programme;
import org.hudang.signing.personal.Behalf;
import org.hudang.signing.personal.Device;
import org.hudang.signing.personal.Reading;
import org.hudang.signing.personal.Signer;
import org.hudang.signing.personal.StaffWitness;
import org.hudang.signing.personal.TypedName;

/** The counter of a township, where people read and sign. */
public final class Counter {
    public static final OpenAuthorization.Staff HANDLER = new OpenAuthorization.Staff("handler-1", "王经办");

    private final ReliefBed bed;

    public Counter(ReliefBed bed) {
        this.bed = bed;
    }

    /** Everybody of age has read the notice; the head signs for the children. */
    public OpenAuthorization command(String key, Household household, VolumeId volume) {
        Map<MemberId, MemberId> guardians = new HashMap<>();
        List<NoticeRead> readings = new ArrayList<>();
        for (Member member : household.members()) {
            if (member.adultOn(ReliefBed.TODAY)) {
                readings.add(read(member));
            } else {
                guardians.put(member.id(), household.head().id());
            }
        }
        return command(key, household, volume, guardians, readings);
    }

    public OpenAuthorization command(
            String key,
            Household household,
            VolumeId volume,
            Map<MemberId, MemberId> guardians,
            List<NoticeRead> readings) {
        return new OpenAuthorization(
                key,
                household.number(),
                volume,
                Programme.SUBSISTENCE,
                guardians,
                readings,
                new OpenAuthorization.Office(
                        ReliefBed.TOWN_NAME, ReliefBed.BUREAU_NAME, List.of(HANDLER), "010-12345", "010-54321"));
    }

    public NoticeRead read(Member member) {
        return new NoticeRead(
                member.id(),
                NoticeRead.Way.READ,
                NoticeRead.Questions.ANSWERED,
                bed.clock.instant().minusSeconds(90),
                Duration.ofMinutes(3));
    }

    /** An authorization of this household, opened. */
    public Authorization opened(String key, Household household) {
        return bed.desk().open(command(key, household, bed.volume(household)), ReliefBed.CLERK);
    }

    /** Signed by everybody whom it needs. */
    public Authorization signed(String key, Household household) {
        Authorization letter = opened(key, household);
        for (SignerState place : letter.signers()) {
            letter = bed.desk().sign(letter.id(), signature(letter, place, household), ReliefBed.CLERK);
        }
        return letter;
    }

    /** Signed and sealed; needs approvals in advance. */
    public Authorization sealed(String key, Household household) {
        Authorization letter = signed(key, household);
        for (Authorization.SealState place : letter.seals()) {
            letter = seal(bed.desk(), letter, place);
        }
        return letter;
    }

    public Authorization seal(Authorizations desk, Authorization letter, Authorization.SealState place) {
        boolean bureau = place.role().equals("bureau");
        return desk.seal(
                letter.id(),
                place.field(),
                bureau ? bed.bureauSeal : bed.townSeal,
                bureau ? ReliefBed.BUREAU_KEEPER : ReliefBed.KEEPER);
    }

    /** What the person at this place gives, honestly. */
    public Signature signature(Authorization letter, SignerState place, Household household) {
        Optional<Behalf> behalf = place.wards().stream()
                .findFirst()
                .map(ward -> new Behalf(new Signer(ward, name(ward, household)), Behalf.Relation.PARENT, "户口簿"));
        return signature(letter, place, place.name(), behalf);
    }

    public Signature signature(Authorization letter, SignerState place, String name, Optional<Behalf> behalf) {
        Authorization.PaperState paper = letter.paper(place.paper());
        Instant at = bed.clock.instant();
        List<Reading.PageShown> pages = new ArrayList<>();
        for (int page = 1; page <= paper.pages(); page++) {
            pages.add(new Reading.PageShown(page, at.minusSeconds(60), 45_000));
        }
        return new Signature(
                place.field(),
                name,
                new Reading(paper.sm3(), pages, "risk-notice/1", at),
                new TypedName(name),
                new StaffWitness(place.signer(), "clerk", StaffWitness.SeenDocument.ID_CARD, "窗口", at.minusSeconds(60)),
                new Device("窗口终端", "test", "127.0.0.1"),
                behalf);
    }

    public static String name(String member, Household household) {
        return household.members().stream()
                .filter(one -> one.id().value().equals(member))
                .findFirst()
                .orElseThrow()
                .name()
                .value();
    }

    /** The place of this paper that this person signs. */
    public static SignerState place(Authorization letter, PaperName paper, Member member) {
        return letter.signers().stream()
                .filter(one -> one.paper() == paper
                        && one.signer().equals(member.id().value())
                        && one.wards().isEmpty())
                .findFirst()
                .orElseThrow();
    }

    /** The fields of a paper whose signature locks others. */
    static List<String> closing(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return document.getSignatureFields().stream()
                    .filter(field ->
                            field.getSignature().getCOSObject().getCOSArray(COSName.getPDFName("Reference")) != null)
                    .map(PDSignatureField::getFullyQualifiedName)
                    .toList();
        }
    }
}
