package org.hudang.server.cli;

import java.util.List;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.archive.household.Household;
import org.hudang.archive.volume.Volume;
import org.hudang.casework.certificate.CertificateRefused;
import org.hudang.casework.certificate.IssueRelief;
import org.hudang.casework.certificate.ReliefBatch.Wish;
import org.hudang.casework.certificate.ReliefTable.Row;
import org.hudang.forms.CertificatePaper.Shape;
import org.hudang.server.platform.House;
import org.hudang.server.platform.IssuingDefaults;
import org.hudang.signing.seal.Officer;

/** The certificates of a table as wishes with keys of their own: the same row of the same batch is the same wish. */
final class CertificateWishes {
    private final House house;
    private final String batch;
    private final Acting acting;
    private final IssuingDefaults usual;
    private final IssueRelief.Issuer issuer;

    /** @param batch name of the batch */
    CertificateWishes(House house, String batch, Acting acting, Officer officer) {
        this.house = house;
        this.batch = batch;
        this.acting = acting;
        this.usual = new IssuingDefaults(house);
        this.issuer = usual.seals(officer).stream()
                .findFirst()
                .map(usual::issuer)
                .orElseThrow(
                        () -> CertificateRefused.noSeal(house.office().bureau().name()));
    }

    /** The wish of a row. */
    Wish of(Row row) {
        return new Wish() {
            @Override
            public String name() {
                return row.line() + " " + row.household().value();
            }

            @Override
            public IssueRelief order() {
                return wished(row);
            }
        };
    }

    private IssueRelief wished(Row row) {
        Household household = house.archive()
                .household(row.household(), acting)
                .orElseThrow(() ->
                        CertificateRefused.householdUnknown(row.household().value()));
        List<Volume> open = usual.openVolumes(row.household(), acting);
        if (open.isEmpty()) {
            throw CertificateRefused.noVolume(row.household().value());
        }
        var holder = row.holder().orElseGet(() -> household.head().id());
        return new IssueRelief(
                "b:" + batch + ":" + row.household().value() + ":" + holder.value() + ":"
                        + row.programme().code(),
                row.household(),
                holder,
                row.programme(),
                new IssueRelief.Days(row.from(), row.until(), Optional.empty()),
                new IssueRelief.Sheet(open.get(0).id(), Shape.SHEET),
                issuer);
    }
}
