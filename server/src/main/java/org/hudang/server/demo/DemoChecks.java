package org.hudang.server.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import org.hudang.archive.Acting;
import org.hudang.archive.volume.ItemId;
import org.hudang.archive.volume.ItemView;
import org.hudang.casework.application.Application;
import org.hudang.casework.authorization.Authorization;
import org.hudang.casework.authorization.PaperName;
import org.hudang.search.Caller;
import org.hudang.search.Found;
import org.hudang.search.Query;
import org.hudang.search.text.NameForms;
import org.hudang.server.demo.DemoHouseholds.Opened;
import org.hudang.server.demo.DemoLog.Outcome;
import org.hudang.server.platform.House;
import org.hudang.server.search.ShownHit;
import org.hudang.server.verify.FileCheck;
import org.hudang.signing.verify.VerificationReport;

/** Verifies all that the demo made, as a stranger with the trust of this data directory would; and finds it again. */
final class DemoChecks {
    private static final Acting BUREAU = DemoStaff.approver();

    private final House house;
    private final DemoLog log;

    DemoChecks(House house, DemoLog log) {
        this.house = house;
        this.log = log;
    }

    void applications(List<Application> applications) throws IOException {
        Path results = house.directory().results();
        for (Application one : applications) {
            Path paper = copy(one.filed().orElseThrow(), results.resolve(one.number() + "-application.pdf"));
            judge(paper, "application", "valid", one.signers().size());
        }
    }

    void papers(List<Authorization> letters, DemoCertificates.Made made) throws IOException {
        Path results = house.directory().results();
        Path last = results;
        for (Authorization letter : letters) {
            Authorization.FiledAs filed = letter.filed().orElseThrow();
            String base = letter.number();
            judge(
                    copy(filed.notice(), results.resolve(base + "-notice.pdf")),
                    "notice",
                    "valid",
                    signatures(letter, PaperName.NOTICE));
            last = copy(filed.letter(), results.resolve(base + "-letter.pdf"));
            judge(last, "letter", "valid", signatures(letter, PaperName.LETTER));
        }
        for (DemoCertificates.Shown certificate : made.valid()) {
            judge(certificate.pdf(), "certificate", standing(certificate), 1);
        }
        judge(made.withdrawn().pdf(), "certificate", "revoked", 1);
        tamper(last, signatures(letters.get(letters.size() - 1), PaperName.LETTER));
    }

    /** A copy of a signed letter in which one bit of what was signed is another. */
    private void tamper(Path letter, int signatures) throws IOException {
        Path altered =
                letter.resolveSibling(letter.getFileName().toString().replace("-letter.pdf", "-letter-altered.pdf"));
        byte[] bytes = Files.readAllBytes(letter);
        int at = bytes.length / 7;
        bytes[at] ^= 1;
        Files.write(altered, bytes);
        expect(altered, "altered");
        log.paper(altered, "tampered", "altered", signatures, signatures);
    }

    private static int signatures(Authorization letter, PaperName name) {
        long people =
                letter.signers().stream().filter(one -> one.paper() == name).count();
        long seals = letter.seals().stream().filter(one -> one.paper() == name).count();
        return (int) (people + seals);
    }

    /** Whatever became of a certificate, the seals on its paper hold, and that is what other judges find. */
    private void judge(Path paper, String kind, String verdict, int signatures) {
        expect(paper, verdict);
        log.paper(paper, kind, "valid", signatures, signatures);
    }

    void certificates(DemoCertificates.Made made) {
        for (DemoCertificates.Shown certificate : made.valid()) {
            String standing = standing(certificate);
            expect(certificate.text(), standing);
            expect(certificate.png(), standing);
            tell(certificate, standing);
        }
        expect(made.withdrawn().png(), "revoked");
        tell(made.withdrawn(), "revoked");
    }

    /** A certificate ends with its benefit's review; a later run finds it expired. */
    private String standing(DemoCertificates.Shown certificate) {
        Instant ends = certificate.paper().issued().record().facts().times().notAfter();
        return house.clock().instant().isBefore(ends) ? "valid" : "expired";
    }

    private void tell(DemoCertificates.Shown certificate, String state) {
        log.certificate(
                certificate.paper().issued().record().id().value(),
                certificate.paper().issued().record().shortCode().value(),
                state,
                certificate.text().toString());
    }

    void search(List<Opened> households) {
        Sample first = households.get(0).sample();
        Sample.Person head = first.people().get(0);
        find(head.name(), false);
        find(NameForms.ofName(head.name()).initials().iterator().next(), false);
        find(head.number().substring(14), false);
        find(DemoWords.of("word"), true);
    }

    private void find(String query, boolean inText) {
        Found found = house.search().find(Query.of(query), new Caller(BUREAU.user(), Caller.BUREAU));
        if (found.hits().isEmpty()) {
            String sentence = log.sentence("demo.notFound", query);
            throw new DemoFailed("SR", sentence);
        }
        ShownHit first = ShownHit.of(found.hits(), house.archive(), house.life().origins(), BUREAU)
                .get(0);
        String where = inText && !first.parts().isEmpty()
                ? first.title() + "：" + first.snippet()
                : first.hit().matchedBy().name();
        log.say("demo.search", Outcome.NEW, query, found.total().value(), where);
        log.search(query, found.total().value());
    }

    private void expect(Path file, String verdict) {
        VerificationReport report =
                new FileCheck(house.verificationOptions(), house.checker(), house.clock()).check(file);
        String found = report.verdict().word();
        if (!found.equals(verdict)) {
            String sentence = log.sentence(
                    "demo.unexpected",
                    file.getFileName(),
                    verdict,
                    found + " " + report.reasons() + " " + report.signatures());
            throw new DemoFailed("SG", sentence);
        }
        log.say("demo.verify", Outcome.NEW, file.getFileName(), log.sentence("verdict." + found));
    }

    private Path copy(ItemId id, Path to) throws IOException {
        ItemView item = house.archive().item(id, BUREAU).orElseThrow();
        try (InputStream bytes = house.archive().read(item.original().id(), BUREAU)) {
            Files.copy(bytes, to, StandardCopyOption.REPLACE_EXISTING);
        }
        return to;
    }
}
