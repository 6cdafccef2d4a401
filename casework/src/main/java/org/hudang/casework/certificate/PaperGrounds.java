package org.hudang.casework.certificate;

import org.hudang.archive.Acting;
import org.hudang.archive.household.Household;
import org.hudang.casework.benefit.Benefit;
import org.hudang.casework.certificate.ReliefRows.Order;
import org.hudang.casework.certificate.ReliefSheet.Grounds;
import org.hudang.certificates.CertificateId;
import org.hudang.certificates.CertificateRecord;
import org.hudang.certificates.CertificateUnknown;
import org.hudang.certificates.IssuedCertificate;

/** What the registers say of a certificate when a paper with its code is made. */
final class PaperGrounds {
    private final ReliefDesk.Rooms rooms;

    PaperGrounds(ReliefDesk.Rooms rooms) {
        this.rooms = rooms;
    }

    CertificateRecord record(CertificateId certificate, Acting acting) {
        return rooms.register()
                .certificates()
                .find(certificate, certifying(acting))
                .orElseThrow(() -> new CertificateUnknown(certificate));
    }

    IssuedCertificate printed(CertificateId certificate, Acting acting) {
        return rooms.register()
                .certificates()
                .printed(certificate, certifying(acting))
                .orElseThrow(() -> new CertificateUnknown(certificate));
    }

    Grounds of(CertificateId certificate, Order order, Acting acting) {
        IssuedCertificate issued = printed(certificate, acting);
        Household household = rooms.archive()
                .household(order.household(), acting)
                .orElseThrow(() ->
                        CertificateRefused.householdUnknown(order.household().value()));
        return new Grounds(order, household, benefit(issued, acting), issued);
    }

    /** The benefit that the certificate was issued for. */
    private Benefit benefit(IssuedCertificate issued, Acting acting) {
        return rooms.benefits().of(issued.record().origin().household(), acting).stream()
                .filter(one -> one.id().value().equals(issued.record().origin().benefit()))
                .findFirst()
                .orElseThrow();
    }

    static org.hudang.certificates.Acting certifying(Acting acting) {
        return new org.hudang.certificates.Acting(acting.user(), acting.township());
    }
}
