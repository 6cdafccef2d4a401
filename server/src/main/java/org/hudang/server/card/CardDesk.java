package org.hudang.server.card;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.certificates.CardSecret;
import org.hudang.certificates.CertificateRecord;
import org.hudang.certificates.CertificateRecord.Shown;
import org.hudang.certificates.PhoneCards;
import org.hudang.certificates.payload.CertificateFacts;
import org.hudang.certificates.qr.QrWriter;
import org.hudang.server.card.CardView.FreshCode;
import org.hudang.server.card.CardView.Seen;
import org.hudang.server.card.CardView.Who;
import org.hudang.server.platform.House;
import org.hudang.server.platform.Office;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What the page of a card shows. */
@Component
class CardDesk {
    private static final Logger LOG = LoggerFactory.getLogger(CardDesk.class);

    /** Of the identity number the last four are shown, as they are printed; not even its length. */
    private static final String HIDDEN = "*".repeat(8);

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private final House house;

    CardDesk(House house) {
        this.house = house;
    }

    /** The card on a phone, with a fresh code where one can be made; empty where there is no card. */
    Optional<CardView> card(CardSecret phone, Locale locale) {
        return house.phoneCards().card(phone).map(card -> {
            Optional<FreshCode> code = code(phone);
            if (code.isEmpty() && card.told().shown() == Shown.VALID) {
                LOG.warn(
                        "No code could be signed for the card of {}",
                        card.record().id());
            }
            return view(card, code, locale);
        });
    }

    /** A fresh code. */
    Optional<FreshCode> code(CardSecret phone) {
        return house.phoneCards().code(phone).map(code -> {
            Instant now = house.clock().instant();
            return new FreshCode(
                    QrWriter.path(code.qr()),
                    QrWriter.side(code.qr()),
                    Math.max(0, Duration.between(now, code.facts().until()).toSeconds()),
                    now.toEpochMilli());
        });
    }

    private CardView view(PhoneCards.Card card, Optional<FreshCode> code, Locale locale) {
        CertificateRecord record = card.record();
        CertificateFacts facts = record.facts();
        return new CardView(
                facts.person().printedName(),
                HIDDEN + facts.person().lastFour(),
                facts.grant().programme(),
                facts.grant().householdSize(),
                since(record),
                LocalDate.ofInstant(
                                facts.times().notAfter().minusSeconds(1),
                                house.settings().zone())
                        .toString(),
                card.told().shown().name(),
                office(record, locale),
                card.looks().stream().map(this::seen).toList(),
                card.agreed().map(CardView.Agreed::of),
                code);
    }

    private Seen seen(PhoneCards.Look look) {
        return new Seen(
                MINUTE.format(look.at().atZone(house.settings().zone())),
                look.what().name(),
                look.by(),
                look.agreed().map(CardView.Agreed::of));
    }

    private String since(CertificateRecord record) {
        return house.benefits().of(record.origin().household(), Acting.bureau("card")).stream()
                .filter(benefit -> benefit.id().value().equals(record.origin().benefit()))
                .map(benefit -> YearMonth.from(benefit.from()).toString())
                .findFirst()
                .orElse("");
    }

    /** Of the office that knows the household best. */
    private Who office(CertificateRecord record, Locale locale) {
        Office.Bureau bureau = house.office().bureau();
        String issuer = locale.getLanguage().equals("en") ? bureau.nameEn() : bureau.name();
        return house.office()
                .township(record.origin().township())
                .map(township -> new Who(issuer, township.name(), township.phone()))
                .orElseGet(() -> new Who(issuer, issuer, bureau.phone()));
    }
}
