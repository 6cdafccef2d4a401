package org.hudang.server.platform;

import java.util.List;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.life.MovesWith;
import org.hudang.archive.volume.ItemId;
import org.hudang.certificates.register.CertificateOwner;
import org.hudang.signing.longterm.KeepingRegister;

/** What rooms that know no household keep of one that moves: its certificates, and which of its papers are kept verifiable. */
final class MovedElsewhere implements MovesWith {
    private final CertificateOwner certificates;
    private final KeepingRegister kept;

    MovedElsewhere(CertificateOwner certificates, KeepingRegister kept) {
        this.certificates = certificates;
        this.kept = kept;
    }

    @Override
    public List<String> underWay(HouseholdNumber household) {
        return List.of();
    }

    @Override
    public void move(Moving moving) {
        certificates.give(moving.household().value(), moving.to());
        kept.give(moving.items().stream().map(ItemId::value).toList(), moving.to());
    }
}
