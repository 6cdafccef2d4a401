package org.hudang.server.verify;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.certificates.CertificateId;
import org.hudang.certificates.CertificateRecord;
import org.hudang.certificates.Consent;
import org.hudang.certificates.PhoneCards;
import org.hudang.certificates.PhoneCards.Asker;
import org.hudang.certificates.check.CertificateVerdict;
import org.hudang.certificates.check.CheckResult;
import org.hudang.certificates.payload.CertificateFacts;
import org.hudang.certificates.trust.Bureau;
import org.hudang.server.FieldRefused;
import org.hudang.server.Fields;
import org.hudang.server.platform.House;
import org.hudang.server.platform.Messages;
import org.hudang.signing.verify.Reason;
import org.hudang.signing.verify.Verdict;
import org.hudang.signing.verify.VerificationReport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers a third party who shows a code, a picture or a paper. Keeps nothing of what is shown. */
@Component
class PublicCheck {
    /** Longest text that is looked at, in characters. */
    static final int LONGEST_TEXT = 4_000;

    /** Pages drawn for one answer: strangers wait for the same children. */
    private static final int MOST_PAGES = 2;

    private static final Asker NOBODY = new Asker("", "");

    private static final byte[] PDF = {'%', 'P', 'D', 'F', '-'};

    private final House house;

    PublicCheck(House house) {
        this.house = house;
    }

    /** Notes a check that a browser has made by itself. */
    void note(CertificateId id) {
        house.noteCheck(id);
    }

    /** A link, its digits, or a code typed by hand. */
    Answer text(String text, Asker asker, Locale locale) {
        return answer(house.checker().check(text.strip()), asker, locale);
    }

    /** A photo of a code, or a certificate as PDF; pictures of strangers are opened in the child process only. */
    Answer file(Path shown, Locale locale) {
        return look(shown, NOBODY, locale, 0).answer();
    }

    /** The same, with pictures of the first pages that are not as they were signed. */
    Seen seen(Path shown, Asker asker, Locale locale) {
        return look(shown, asker, locale, MOST_PAGES);
    }

    /**
     * Who asks, as far as the request tells.
     *
     * @throws FieldRefused when a word is none
     */
    static Asker asker(@Nullable String check, @Nullable String by) {
        String word = Fields.text(check);
        String said = Fields.text(by);
        if (!word.matches("([A-Za-z0-9-]{8,80})?")) {
            throw new FieldRefused("check", "[A-Za-z0-9-]{8,80}");
        }
        if (!said.matches("[^\\p{C}]{0,60}")) {
            throw new FieldRefused("by", "0–60");
        }
        return new Asker(word, said);
    }

    private Seen look(Path shown, Asker asker, Locale locale, int pages) {
        if (!startsWith(shown, PDF)) {
            return new Seen(answer(house.checkPicture(shown), asker, locale), List.of());
        }
        PaperCheck.Answer paper = house.checkPaper(shown);
        if (paper.code().isPresent()) {
            return new Seen(answer(paper.code().get(), asker, locale), List.of());
        }
        return new Seen(refused(paper.paper(), locale), pages == 0 ? List.of() : drawn(shown, paper.paper(), pages));
    }

    private List<ShownPage> drawn(Path file, VerificationReport report, int pages) {
        try {
            return house.sideBySide().draw(file, report, pages).stream()
                    .map(ShownPage::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer answer(CheckResult result, Asker asker, Locale locale) {
        if (result.verdict() instanceof CertificateVerdict.CardGenuine genuine) {
            return phone(result, genuine, asker, locale);
        }
        noted(result.verdict()).ifPresent(facts -> house.noteCheck(facts.id()));
        return told(result, shown(result.verdict(), locale), locale);
    }

    /** What the checker sees of the certificate, and its holder is to know: also where nobody can tell whether it still holds. */
    private static Optional<CertificateFacts> noted(CertificateVerdict verdict) {
        if (verdict instanceof CertificateVerdict.Genuine genuine) {
            return Optional.of(genuine.facts());
        }
        return verdict instanceof CertificateVerdict.GenuineStatusUnknown unknown
                ? Optional.of(unknown.facts())
                : Optional.empty();
    }

    /** A code on a phone counts once; whose it is, the register knows. */
    private Answer phone(CheckResult result, CertificateVerdict.CardGenuine genuine, Asker asker, Locale locale) {
        PhoneCards.Use use = house.phoneCards().use(genuine.code(), asker);
        if (use instanceof PhoneCards.Use.Counted counted) {
            Shown face = shown(counted.record().facts(), name(genuine.issuer(), locale));
            return told(result, Optional.of(face.withoutNumber()), locale)
                    .with(counted.agreed().map(consent -> more(consent, counted.record())));
        }
        CertificateVerdict otherwise = use instanceof PhoneCards.Use.ShownBefore
                ? new CertificateVerdict.CannotTellNow(CertificateVerdict.Missing.SHOWN_BEFORE)
                : new CertificateVerdict.CardStatusUnknown(
                        genuine.code(), genuine.issuer(), CertificateVerdict.StatusGap.NO_SUCH_PLACE);
        return told(new CheckResult(otherwise, result.checkedAt()), Optional.empty(), locale);
    }

    /** What the holder agreed to, from the file of the household; what is not there any more is not told. */
    private Agreed more(Consent consent, CertificateRecord record) {
        Optional<String> name = consent.fields().contains(Consent.Field.NAME)
                ? house
                        .archive()
                        .household(new HouseholdNumber(record.origin().household()), Acting.bureau("consent"))
                        .stream()
                        .flatMap(household -> household.members().stream())
                        .filter(member ->
                                member.id().value().equals(record.origin().holder()))
                        .map(member -> member.name().value())
                        .findFirst()
                : Optional.empty();
        Optional<Integer> people = consent.fields().contains(Consent.Field.PEOPLE)
                ? Optional.of(record.facts().grant().householdSize())
                : Optional.empty();
        return new Agreed(consent.purpose().name(), name, people);
    }

    private Answer told(CheckResult result, Optional<Shown> shown, Locale locale) {
        return new Answer(
                result.word().word(),
                mark(result.verdict()),
                result.code(),
                result.sentence(locale),
                result.nextStep(locale),
                result.checkedAt()
                        .atZone(house.settings().zone())
                        .toOffsetDateTime()
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString(),
                shown,
                Optional.empty(),
                List.of());
    }

    /** A paper whose signatures do not hold: whatever its code says, it must not be relied on. */
    private Answer refused(VerificationReport paper, Locale locale) {
        boolean english = locale.getLanguage().equals("en");
        if (!(paper.verdict() instanceof Verdict.NotValid refused)) {
            throw new IllegalArgumentException("a paper that holds is not refused");
        }
        Reason reason = refused.because();
        return new Answer(
                paper.verdict().word(),
                paper.verdict().exitCode() == 1 ? "bad" : "unknown",
                reason.code(),
                english ? reason.en() : reason.zh(),
                Messages.of("org.hudang.server.pages", locale).getString("verify.paper.next"),
                OffsetDateTime.now(house.clock())
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString(),
                Optional.empty(),
                Optional.empty(),
                paper.compared().differences().stream()
                        .map(difference -> english ? difference.enWithoutWords() : difference.zhWithoutWords())
                        .toList());
    }

    private Optional<Shown> shown(CertificateVerdict verdict, Locale locale) {
        if (verdict instanceof CertificateVerdict.Genuine genuine) {
            return Optional.of(shown(genuine.facts(), name(genuine.issuer(), locale)));
        }
        if (verdict instanceof CertificateVerdict.GenuineStatusUnknown unknown) {
            return Optional.of(shown(unknown.facts(), name(unknown.issuer(), locale)));
        }
        return Optional.empty();
    }

    private static String name(Bureau issuer, Locale locale) {
        return locale.getLanguage().equals("en") ? issuer.en() : issuer.zh();
    }

    private Shown shown(CertificateFacts facts, String issuer) {
        return new Shown(
                facts.person().printedName(),
                Optional.of(facts.person().lastFour()),
                facts.grant().programme(),
                issuer,
                facts.times()
                        .notAfter()
                        .minusSeconds(1)
                        .atZone(house.settings().zone())
                        .toLocalDate()
                        .toString());
    }

    private static String mark(CertificateVerdict verdict) {
        if (verdict instanceof CertificateVerdict.Genuine || verdict instanceof CertificateVerdict.CardGenuine) {
            return "ok";
        }
        if (verdict instanceof CertificateVerdict.Altered) {
            return "bad";
        }
        if (verdict instanceof CertificateVerdict.Withdrawn
                || verdict instanceof CertificateVerdict.Expired
                || verdict instanceof CertificateVerdict.Suspended) {
            return "gone";
        }
        if (verdict instanceof CertificateVerdict.NotOurs) {
            return "none";
        }
        return "unknown";
    }

    private static boolean startsWith(Path file, byte[] head) {
        try (InputStream bytes = Files.newInputStream(file)) {
            return Arrays.equals(bytes.readNBytes(head.length), head);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The answer.
     *
     * @param verdict word of the verification report
     * @param mark shape and colour: {@code ok bad gone none unknown}
     * @param code stable code
     * @param sentence what was found
     * @param next what to do now
     * @param checkedAt when, with offset
     * @param shown what the certificate says, only where it is genuine
     * @param agreed what the holder agreed to beyond it, told this once
     * @param differences what was changed after it was signed, one sentence each, without words of the paper
     */
    record Answer(
            String verdict,
            String mark,
            String code,
            String sentence,
            String next,
            String checkedAt,
            Optional<Shown> shown,
            Optional<Agreed> agreed,
            List<String> differences) {
        Answer with(Optional<Agreed> more) {
            return new Answer(verdict, mark, code, sentence, next, checkedAt, shown, more, differences);
        }
    }

    /**
     * What a holder agreed to beyond the masked face.
     *
     * @param purpose {@code MEDICAL SCHOOL UTILITIES HOUSING OTHER}
     * @param name in full
     * @param people persons who draw the benefit
     */
    record Agreed(String purpose, Optional<String> name, Optional<Integer> people) {
        @Override
        public String toString() {
            return "Agreed[" + purpose + "]";
        }
    }

    /** The answer with pictures. */
    record Seen(Answer answer, List<ShownPage> pages) {}

    /**
     * What a genuine certificate says.
     *
     * @param name masked, as printed
     * @param lastFour of the identity number, as printed; nothing where no printed code was shown (MK-02)
     * @param programme {@code DB}, {@code TK}, {@code LS}
     * @param issuer the bureau
     * @param validTo last day
     */
    record Shown(String name, Optional<String> lastFour, String programme, String issuer, String validTo) {
        Shown withoutNumber() {
            return new Shown(name, Optional.empty(), programme, issuer, validTo);
        }
    }
}
