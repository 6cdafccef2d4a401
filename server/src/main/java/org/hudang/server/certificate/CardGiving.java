package org.hudang.server.certificate;

import java.time.Instant;
import org.hudang.certificates.Acting;
import org.hudang.certificates.CertificateId;
import org.hudang.certificates.PhoneCards;
import org.hudang.certificates.qr.QrCode;
import org.hudang.certificates.qr.QrWriter;
import org.hudang.server.account.Staff;
import org.hudang.server.platform.House;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Certificates handed to the phones of their holders, by pages and by programs alike. */
@Component
class CardGiving {
    private final House house;
    private final CertificateDesk desk;

    CardGiving(House house, CertificateDesk desk) {
        this.house = house;
        this.desk = desk;
    }

    /**
     * A way in, told once.
     *
     * @param code for typing
     * @param link the same, behind the address of the card
     * @param until when it closes
     */
    record WayIn(String code, String link, Instant until) {
        /** The link as a QR code. */
        Drawn drawn() {
            QrCode qr = QrWriter.of(link);
            return new Drawn(QrWriter.path(qr), QrWriter.side(qr));
        }

        @Override
        public String toString() {
            return "WayIn[until " + until + "]";
        }
    }

    /**
     * A code as the path of an SVG.
     *
     * @param path dark modules
     * @param side with the quiet zone, in modules
     */
    record Drawn(String path, int side) {}

    /**
     * How a certificate stands with phones.
     *
     * @param since since when a phone has it
     * @param openUntil until when a way in is open
     */
    record Held(@Nullable Instant since, @Nullable Instant openUntil) {}

    WayIn offer(String id, Staff staff) {
        PhoneCards.WayIn made = house.phoneCards().offer(certificate(id, staff), acting(staff));
        return new WayIn(made.code().value(), house.settings().publicUrl() + "/card#" + made.code(), made.until());
    }

    void end(String id, Staff staff) {
        house.phoneCards().end(certificate(id, staff), acting(staff));
    }

    Held held(String id, Staff staff) {
        PhoneCards.Held held = house.phoneCards().held(certificate(id, staff), acting(staff));
        return new Held(held.since().orElse(null), held.openUntil().orElse(null));
    }

    private CertificateId certificate(String id, Staff staff) {
        return desk.record(id, staff).id();
    }

    private static Acting acting(Staff staff) {
        return new Acting(staff.login(), staff.township());
    }
}
