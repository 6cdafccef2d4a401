package org.hudang.server.certificate;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.MemberId;
import org.hudang.archive.volume.Volume;
import org.hudang.archive.volume.VolumeId;
import org.hudang.casework.benefit.Programme;
import org.hudang.casework.certificate.IssueRelief;
import org.hudang.casework.certificate.ReliefCertificates.Standing;
import org.hudang.casework.identity.IdentityCheck;
import org.hudang.certificates.Acting;
import org.hudang.certificates.CertificateId;
import org.hudang.certificates.CertificateRecord;
import org.hudang.certificates.IssuedCertificate;
import org.hudang.certificates.Revocation;
import org.hudang.certificates.RevocationRequest;
import org.hudang.forms.CertificatePaper.Shape;
import org.hudang.server.FieldRefused;
import org.hudang.server.Fields;
import org.hudang.server.account.Role;
import org.hudang.server.account.Staff;
import org.hudang.server.certificate.CertificateView.EventView;
import org.hudang.server.certificate.CertificateView.RevocationView;
import org.hudang.server.household.Households;
import org.hudang.server.household.NotFound;
import org.hudang.server.platform.House;
import org.hudang.server.platform.IssuingDefaults;
import org.hudang.signing.seal.Officer;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** What pages and programs do alike with certificates. */
@Component
class CertificateDesk {
    private final House house;
    private final IssuingDefaults usual;
    private final Withdrawing withdrawing;

    CertificateDesk(House house) {
        this.house = house;
        this.usual = new IssuingDefaults(house);
        this.withdrawing = new Withdrawing(house);
    }

    /** A check of identity as a form or a program brings it. */
    record Seen(
            @Nullable String member,
            @Nullable String way,
            @Nullable String lastFour) {}

    /** A check as it was noted. */
    record Noted(String id, String member, String way, String by, Instant at) {}

    /**
     * A certificate as a form or a program asks for it; what is left out is usual: from today for a year, an A4 page, the
     * newest open volume, the bureau's seal.
     */
    record Wanted(
            @Nullable String member,
            @Nullable String programme,
            @Nullable String from,
            @Nullable String until,
            @Nullable String replaces,
            @Nullable String shape,
            @Nullable String volume,
            @Nullable String seal) {}

    /** Words for the file. */
    record Words(@Nullable String note) {}

    /** Why a certificate has to go. */
    record Why(@Nullable String reason, @Nullable String note) {}

    /** What waits for somebody: seals on papers, and withdrawals. */
    record Waiting(List<CertificateView> papers, List<RevocationView> revocations) {}

    Noted note(Household household, Seen seen, Staff staff) {
        MemberId member = Fields.id(MemberId::new, "member", seen.member());
        IdentityCheck.Way way = Fields.word(IdentityCheck.Way.class, "way", seen.way());
        IdentityCheck check =
                house.identities().note(household.number(), member, way, Fields.text(seen.lastFour()), staff.acting());
        return new Noted(check.id(), check.member().value(), check.way().name(), check.by(), check.at());
    }

    /** The last check of a person. */
    Optional<IdentityCheck> lastCheck(Household household, MemberId member, Staff staff) {
        return house.identities().last(household.number(), member, staff.acting());
    }

    CertificateView issue(Household household, String key, Wanted wanted, Officer officer, Staff staff) {
        IssueRelief command = new IssueRelief(
                key,
                household.number(),
                Fields.id(MemberId::new, "member", wanted.member()),
                Programme.ofCode(Fields.text(wanted.programme()))
                        .orElseThrow(() -> new FieldRefused("programme", "DB | TK | LS")),
                days(wanted),
                new IssueRelief.Sheet(
                        volume(household, wanted.volume(), staff),
                        Fields.text(wanted.shape()).isEmpty()
                                ? Shape.SHEET
                                : Fields.word(Shape.class, "shape", wanted.shape())),
                issuer(wanted.seal(), officer));
        IssuedCertificate issued = house.reliefCertificates()
                .issue(command, staff.acting(), officer)
                .issued();
        house.publishLists();
        return view(issued.record(), staff);
    }

    private static Optional<LocalDate> day(String field, @Nullable String given) {
        return Fields.text(given).isEmpty() ? Optional.empty() : Optional.of(Fields.day(field, given));
    }

    private static IssueRelief.Days days(Wanted wanted) {
        String replaces = Fields.text(wanted.replaces());
        return new IssueRelief.Days(
                day("from", wanted.from()),
                day("until", wanted.until()),
                replaces.isEmpty()
                        ? Optional.empty()
                        : Optional.of(Fields.id(CertificateId::new, "replaces", replaces)));
    }

    /** The volume that was named, else the newest open one. */
    VolumeId volume(Household household, @Nullable String named, Staff staff) {
        if (!Fields.text(named).isEmpty()) {
            return Fields.id(VolumeId::new, "volume", named);
        }
        return openVolumes(household, staff).stream()
                .findFirst()
                .map(Volume::id)
                .orElseThrow(() -> new FieldRefused("volume", "vol_…"));
    }

    /** Volumes into which a paper can be filed, the newest first. */
    List<Volume> openVolumes(Household household, Staff staff) {
        return usual.openVolumes(household.number(), staff.acting());
    }

    /** The office of the seal that was named, else of the bureau's. */
    IssueRelief.Issuer issuer(@Nullable String named, Officer officer) {
        String id = Fields.text(named);
        return usual.seals(officer).stream()
                .filter(seal -> id.isEmpty() || seal.id().value().equals(id))
                .findFirst()
                .map(usual::issuer)
                .orElseThrow(() -> new FieldRefused("seal", "sel_…"));
    }

    CertificateView approvePaper(String id, Officer officer, Staff staff) {
        CertificateRecord record = record(id, staff);
        Standing unused = house.reliefCertificates().approve(record.id(), officer);
        return changed(id, staff);
    }

    CertificateView refusePaper(String id, Words words, Officer officer, Staff staff) {
        CertificateRecord record = record(id, staff);
        Standing unused =
                house.reliefCertificates().refuse(record.id(), Withdrawing.reason("note", words.note()), officer);
        return changed(id, staff);
    }

    CertificateView suspend(String id, Words words, Staff staff) {
        house.certificates().suspend(record(id, staff).id(), Withdrawing.reason("note", words.note()), acting(staff));
        return changed(id, staff);
    }

    CertificateView resume(String id, Words words, Staff staff) {
        house.certificates().resume(record(id, staff).id(), Withdrawing.reason("note", words.note()), acting(staff));
        return changed(id, staff);
    }

    CertificateView revoke(String id, Why why, Staff staff) {
        Revocation revocation = new Revocation(
                Fields.word(Revocation.Reason.class, "reason", why.reason()), Withdrawing.note("note", why.note()));
        RevocationRequest unused = house.revocations().ask(record(id, staff).id(), revocation, acting(staff));
        return changed(id, staff);
    }

    CertificateView approveRevocation(String id, Staff staff) {
        house.revocations().approve(record(id, staff).id(), acting(staff));
        return changed(id, staff);
    }

    /** Whoever asked takes it back; else only who may decide refuses it. */
    CertificateView refuseRevocation(String id, Words words, Staff staff, HttpServletRequest request) {
        Set<Role> roles = Arrays.stream(Role.values())
                .filter(role -> request.isUserInRole(role.name()))
                .collect(Collectors.toSet());
        CertificateId certificate = record(id, staff).id();
        if (withdrawing.refuse(certificate, words.note(), acting(staff), roles) == Withdrawing.Refusal.NOT_ALLOWED) {
            throw new AccessDeniedException("neither asked for it nor decides about it");
        }
        return changed(id, staff);
    }

    private CertificateView changed(String id, Staff staff) {
        house.publishLists();
        return view(record(id, staff), staff);
    }

    List<CertificateView> of(Household household, Staff staff) {
        return house.certificates().ofHousehold(household.number().value(), acting(staff)).stream()
                .map(record -> view(record, staff))
                .toList();
    }

    CertificateView one(String id, Staff staff) {
        return view(record(id, staff), staff);
    }

    /** What happened to one, oldest first. */
    List<EventView> events(String id, Staff staff) {
        CertificateRecord record = record(id, staff);
        return EventView.of(house.certificates().journal(record.origin().household(), acting(staff)), record.id());
    }

    Waiting waiting(Staff staff) {
        return new Waiting(
                house.reliefCertificates().waiting(staff.acting()).stream()
                        .map(paper -> one(paper.certificate().value(), staff))
                        .toList(),
                house.revocations().waiting(acting(staff)).stream()
                        .map(RevocationView::of)
                        .toList());
    }

    /** The certificate with its code, for drawing. */
    IssuedCertificate printed(String id, Staff staff) {
        return house.certificates()
                .printed(record(id, staff).id(), acting(staff))
                .orElseThrow(NotFound::new);
    }

    Household householdOf(String id, Staff staff) {
        return Households.require(house, record(id, staff).origin().household(), staff);
    }

    CertificateRecord record(String id, Staff staff) {
        return house.certificates()
                .find(Fields.id(CertificateId::new, id), acting(staff))
                .orElseThrow(NotFound::new);
    }

    private CertificateView view(CertificateRecord record, Staff staff) {
        return CertificateView.of(
                record,
                house.reliefCertificates()
                        .standing(record.id(), staff.acting())
                        .orElseGet(() -> new Standing.GivenUp(record.id())),
                house.revocations().of(record.id(), acting(staff)).orElse(null),
                house.clock().instant(),
                house.settings().zone());
    }

    private static Acting acting(Staff staff) {
        return new Acting(staff.login(), staff.township());
    }

    static Officer officer(Staff staff, HttpServletRequest request) {
        return new Officer(staff.login(), staff.township(), request.getRemoteAddr());
    }
}
