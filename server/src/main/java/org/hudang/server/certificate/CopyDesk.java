package org.hudang.server.certificate;

import java.util.List;
import org.hudang.archive.household.Household;
import org.hudang.casework.certificate.CopyRelief;
import org.hudang.certificates.AnnotatedCopy;
import org.hudang.certificates.CertificateRecord;
import org.hudang.certificates.CopyId;
import org.hudang.server.Fields;
import org.hudang.server.account.Staff;
import org.hudang.server.household.NotFound;
import org.hudang.server.platform.House;
import org.hudang.signing.seal.Officer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What pages and programs do alike with copies of certificates. */
@Component
class CopyDesk {
    private final House house;
    private final CertificateDesk certificates;

    CopyDesk(House house, CertificateDesk certificates) {
        this.house = house;
        this.certificates = certificates;
    }

    /** A copy as a form or a program asks for it; volume and seal are the usual ones where none is named. */
    record Wanted(
            @Nullable String purpose,
            @Nullable String requester,
            @Nullable String until,
            @Nullable String volume,
            @Nullable String seal) {}

    CopyView order(String certificate, String key, Wanted wanted, Officer officer, Staff staff) {
        CertificateRecord record = certificates.record(certificate, staff);
        Household household = certificates.householdOf(certificate, staff);
        AnnotatedCopy.Note note = new AnnotatedCopy.Note(
                Fields.text(wanted.purpose()), Fields.text(wanted.requester()), Fields.day("until", wanted.until()));
        return CopyView.of(house.copies()
                .order(
                        new CopyRelief(
                                key,
                                record.id(),
                                note,
                                certificates.volume(household, wanted.volume(), staff),
                                certificates.issuer(wanted.seal(), officer)),
                        staff.acting(),
                        officer));
    }

    /** Copies of a certificate, the newest first. */
    List<CopyView> of(String certificate, Staff staff) {
        return house.copies().of(certificates.record(certificate, staff).id(), staff.acting()).stream()
                .map(CopyView::of)
                .toList();
    }

    /** Copies whose seal somebody has to approve. */
    List<CopyView> waiting(Staff staff) {
        return house.copies().waiting(staff.acting()).stream().map(CopyView::of).toList();
    }

    CopyView approve(String certificate, String copy, Officer officer, Staff staff) {
        return CopyView.of(house.copies().approve(known(certificate, copy, staff), officer));
    }

    CopyView refuse(String certificate, String copy, CertificateDesk.Words words, Officer officer, Staff staff) {
        CopyId known = known(certificate, copy, staff);
        return CopyView.of(house.copies().refuse(known, Withdrawing.reason("note", words.note()), officer));
    }

    /** The copy of this certificate; another's is not found, like what there is not. */
    private CopyId known(String certificate, String copy, Staff staff) {
        CertificateRecord record = certificates.record(certificate, staff);
        return house.copies().of(record.id(), staff.acting()).stream()
                .map(paper -> paper.copy().id())
                .filter(id -> id.value().equals(copy))
                .findFirst()
                .orElseThrow(NotFound::new);
    }
}
