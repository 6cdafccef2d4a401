package org.hudang.casework.certificate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.archive.Archive;
import org.hudang.archive.OpaqueId;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.Masking;
import org.hudang.archive.household.Member;
import org.hudang.archive.volume.ContentSource;
import org.hudang.archive.volume.Continuation;
import org.hudang.archive.volume.ContinuationHandler;
import org.hudang.archive.volume.Filed;
import org.hudang.archive.volume.Filing;
import org.hudang.archive.volume.ItemId;
import org.hudang.archive.volume.ItemKind;
import org.hudang.archive.volume.NewItem;
import org.hudang.archive.volume.NewRendition;
import org.hudang.archive.volume.Particulars;
import org.hudang.archive.volume.RenditionRole;
import org.hudang.archive.volume.Secrecy;
import org.hudang.casework.CaseworkJournal;
import org.hudang.casework.PaperRenditions;
import org.hudang.casework.PaperText;
import org.hudang.casework.Scope;
import org.hudang.casework.Seals;
import org.hudang.casework.Terms;
import org.hudang.casework.WorkFiles;
import org.hudang.casework.benefit.Benefit;
import org.hudang.casework.benefit.BenefitRegister;
import org.hudang.certificates.Certificates;
import org.hudang.certificates.IssueCertificate;
import org.hudang.certificates.IssuedCertificate;
import org.hudang.certificates.payload.CertificateFacts;
import org.hudang.forms.CertificateCodes;
import org.hudang.forms.CertificateFace;
import org.hudang.forms.CertificatePaper;
import org.hudang.forms.Forms;
import org.hudang.forms.PaperKind;
import org.hudang.forms.QrMatrix;
import org.hudang.forms.SealSpot;
import org.hudang.forms.TemplateVersion;
import org.hudang.signing.seal.Officer;
import org.hudang.signing.seal.SealManner;
import org.hudang.signing.seal.SealPlace;
import org.hudang.signing.seal.SealRequest;
import org.hudang.signing.seal.SealRequestId;
import org.hudang.signing.seal.SealUse;
import org.hudang.signing.seal.SealedPaper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Issues a relief certificate from asking the register to filing the sealed paper. Each step may be repeated; a process
 * that is killed in between goes on where it was.
 */
public final class ReliefCertificates {
    private static final String FIELD = "seal-1";

    private final Rooms rooms;
    private final Scope scope;
    private final JdbcClient jdbc;
    private final WorkFiles files;
    private final PaperText text;
    private final Clock clock;
    private final SecureRandom random;

    /**
     * What issuing works with.
     *
     * @param archive where the paper is filed
     * @param forms composes the paper
     * @param certificates issues the signed code
     * @param benefits knows what is in force
     * @param seals the seals and their use
     * @param papers files and words of papers on their way
     */
    public record Rooms(
            Archive archive,
            Forms forms,
            Certificates certificates,
            BenefitRegister benefits,
            Seals seals,
            Papers papers) {}

    /**
     * Papers on their way to the archive.
     *
     * @param files where they lie
     * @param text reads their words
     */
    public record Papers(WorkFiles files, PaperText text) {}

    public ReliefCertificates(Rooms rooms, Scope scope, JdbcClient jdbc, Clock clock, SecureRandom random) {
        this.rooms = rooms;
        this.scope = scope;
        this.jdbc = jdbc;
        this.files = rooms.papers().files();
        this.text = rooms.papers().text();
        this.clock = clock;
        this.random = random;
    }

    /**
     * Issues, seals and files; the same key gives the same certificate again.
     *
     * @throws CertificateRefused if household, person, volume or seal do not fit, or the certificate was withdrawn before
     *     its paper was sealed
     * @throws org.hudang.certificates.IssueRefused if the benefit is not in force or the holder was never seen
     */
    public IssuedPaper issue(IssueRelief command, Acting acting, Officer officer) {
        Household household = rooms.archive()
                .household(command.household(), acting)
                .orElseThrow(() ->
                        CertificateRefused.householdUnknown(command.household().value()));
        Member holder = household.members().stream()
                .filter(member -> member.id().equals(command.holder()))
                .findFirst()
                .orElseThrow(
                        () -> CertificateRefused.holderUnknown(command.holder().value()));
        requireVolume(command, acting);
        requireSeal(command, officer);
        IssuedCertificate issued = rooms.certificates()
                .issue(
                        wish(command, household, holder),
                        new org.hudang.certificates.Acting(acting.user(), acting.township()));
        String certificate = issued.record().id().value();
        Optional<ItemId> filed = scope.in(acting, () -> itemOf(certificate));
        if (filed.isEmpty()) {
            if (issued.record().standing().state().isFinal()) {
                throw CertificateRefused.withdrawn(certificate);
            }
            sealAndFile(command, household, new Grounds(holder, benefit(issued, acting), issued), acting, officer);
        }
        files.remove(folder(certificate));
        return new IssuedPaper(
                issued, scope.in(acting, () -> itemOf(certificate)).orElseThrow());
    }

    private void sealAndFile(
            IssueRelief command, Household household, Grounds grounds, Acting acting, Officer officer) {
        TemplateVersion template = rooms.forms().template(PaperKind.CERTIFICATE, LocalDate.now(clock));
        Path paper = composed(command, household, grounds, template, acting);
        SealedPaper sealed = seal(command, grounds.issued().record().id().value(), paper, template, officer);
        rooms.archive().file(filing(command, household, grounds.issued(), sealed), acting);
    }

    /** The benefit that the certificate was issued for. */
    private Benefit benefit(IssuedCertificate issued, Acting acting) {
        return rooms.benefits().of(issued.record().origin().household(), acting).stream()
                .filter(one -> one.id().value().equals(issued.record().origin().benefit()))
                .findFirst()
                .orElseThrow();
    }

    private void requireSeal(IssueRelief command, Officer officer) {
        IssueRelief.Issuer issuer = command.issuer();
        boolean fits = rooms.seals().registry().find(issuer.seal(), officer).stream()
                .anyMatch(seal -> seal.owner().name().equals(issuer.name()));
        if (!fits) {
            throw CertificateRefused.wrongSeal(issuer.seal().value(), issuer.name());
        }
    }

    private void requireVolume(IssueRelief command, Acting acting) {
        boolean own = rooms.archive().contents(command.household(), acting).volumes().stream()
                .anyMatch(shelf -> shelf.volume().id().equals(command.volume()));
        if (!own) {
            throw CertificateRefused.volumeElsewhere(command.volume().value());
        }
    }

    private IssueCertificate wish(IssueRelief command, Household household, Member holder) {
        return new IssueCertificate(
                command.idempotencyKey(),
                household.number().value(),
                household.township(),
                new IssueCertificate.Holder(
                        holder.id().value(),
                        Masking.name(holder.name()),
                        holder.document().lastFour()),
                command.programme().code(),
                IssueCertificate.Validity.between(
                        command.validity().from(), command.validity().until()));
    }

    private SealedPaper seal(
            IssueRelief command, String certificate, Path paper, TemplateVersion template, Officer officer) {
        String sm3 = WorkFiles.sm3(paper);
        SealRequestId request = rooms.seals()
                .use()
                .request(new SealRequest(
                        certificate + "/" + sm3.substring(0, 16),
                        command.issuer().seal(),
                        sm3,
                        new SealPlace.Field(FIELD),
                        Terms.of("purpose.CERTIFICATE"),
                        template.code().value(),
                        officer,
                        SealManner.usual().closing()));
        return rooms.seals().use().seal(request, paper, officer);
    }

    /** The paper as it was composed first; a file that is not that paper any more is never sealed. */
    private Path composed(
            IssueRelief command, Household household, Grounds grounds, TemplateVersion template, Acting acting) {
        String certificate = grounds.issued().record().id().value();
        Optional<Composed> there = scope.in(acting, () -> composedFile(certificate));
        Composed paper = there.filter(one -> Files.exists(files.at(one.file()))).orElseGet(() -> {
            String name = folder(certificate) + "/" + OpaqueId.next("ppr", random) + ".pdf";
            Path file = files.write(name, paper(command, household, grounds, template));
            return scope.in(acting, () -> keep(certificate, household, name, WorkFiles.sm3(file)));
        });
        Path file = files.at(paper.file());
        if (!WorkFiles.sm3(file).equals(paper.sm3())) {
            throw CertificateRefused.workAltered(certificate);
        }
        return file;
    }

    private record Composed(String file, String sm3) {}

    private Optional<Composed> composedFile(String certificate) {
        return jdbc.sql("select file, sm3 from casework.certificate_paper where certificate = ? and item is null")
                .param(certificate)
                .query((row, n) -> new Composed(row.getString(1), row.getString(2)))
                .optional();
    }

    private Composed keep(String certificate, Household household, String file, String sm3) {
        jdbc.sql("insert into casework.certificate_paper (certificate, household, township, file, sm3)"
                        + " values (?, ?, ?, ?, ?) on conflict (certificate) do update"
                        + " set file = excluded.file, sm3 = excluded.sm3 where certificate_paper.item is null")
                .params(certificate, household.number().value(), household.township(), file, sm3)
                .update();
        return new Composed(file, sm3);
    }

    private static String folder(String certificate) {
        return "certificates/" + certificate;
    }

    private record Grounds(Member holder, Benefit benefit, IssuedCertificate issued) {}

    private byte[] paper(IssueRelief command, Household household, Grounds grounds, TemplateVersion template) {
        IssuedCertificate issued = grounds.issued();
        CertificateFacts.Times times = issued.record().facts().times();
        int size = (int) household.members().stream()
                .filter(member -> !member.livesApart())
                .count();
        CertificateFace face = new CertificateFace(
                issued.record().facts().person().printedName(),
                Masking.document(grounds.holder().document()),
                Terms.of("programme." + command.programme().code()),
                Math.max(size, grounds.benefit().people()),
                grounds.benefit().people(),
                YearMonth.from(grounds.benefit().from()),
                LocalDate.ofInstant(times.notBefore(), clock.getZone()),
                LocalDate.ofInstant(times.notAfter().minusSeconds(1), clock.getZone()),
                household.address(),
                command.issuer().name(),
                LocalDate.ofInstant(times.issuedAt(), clock.getZone()));
        CertificateCodes codes = new CertificateCodes(
                issued.record().number().toString(),
                issued.record().shortCode().value(),
                command.issuer().address(),
                new QrMatrix(issued.qr().size(), issued.qr().modules()));
        CertificatePaper certificate = new CertificatePaper(
                template.code(),
                CertificatePaper.Shape.SHEET,
                face,
                codes,
                SealSpot.round("bureau", command.issuer().name()).on(face.issuedOn()),
                command.issuer().mark().isEmpty()
                        ? Optional.empty()
                        : Optional.of(command.issuer().mark()));
        return rooms.forms().compose(certificate).pdf();
    }

    private Filing filing(IssueRelief command, Household household, IssuedCertificate issued, SealedPaper sealed) {
        String certificate = issued.record().id().value();
        byte[] words = text.utf8(sealed.pdf());
        NewItem item = new NewItem(
                ItemKind.CERTIFICATE,
                Terms.of("title.CERTIFICATE", issued.record().shortCode().value()),
                Optional.of(command.holder()),
                LocalDate.ofInstant(issued.record().facts().times().issuedAt(), clock.getZone()),
                command.issuer().name(),
                new Particulars(
                        issued.record().number().toString(), Secrecy.RESTRICTED, PaperRenditions.pages(words)),
                List.of(
                        new NewRendition(
                                RenditionRole.ORIGINAL,
                                "certificate.pdf",
                                "application/pdf",
                                ContentSource.of(sealed.pdf())),
                        new NewRendition(
                                RenditionRole.TEXT,
                                "certificate.txt",
                                "text/plain",
                                ContentSource.of(words))));
        String payload = new ObjectMapper()
                .createObjectNode()
                .put("certificate", certificate)
                .put("request", sealed.request().value())
                .put("sm3", sealed.digest())
                .put("township", household.township())
                .toString();
        return new Filing(
                "certificate/" + certificate,
                command.volume(),
                "certificate",
                List.of(item),
                Optional.of(new Continuation(PaperFiled.NAME, payload)));
    }

    private Optional<ItemId> itemOf(String certificate) {
        return jdbc.sql("select item from casework.certificate_paper where certificate = ? and item is not null")
                .param(certificate)
                .query(String.class)
                .optional()
                .map(ItemId::new);
    }

    /** What becomes true when the sealed paper is filed, in the transaction of the catalogue. */
    public static final class PaperFiled implements ContinuationHandler {
        private static final String NAME = "casework.certificate-filed";
        private static final ObjectMapper JSON = new ObjectMapper();

        private final JdbcClient jdbc;
        private final CaseworkJournal journal;
        private final SealUse seals;

        public PaperFiled(JdbcClient jdbc, CaseworkJournal journal, SealUse seals) {
            this.jdbc = jdbc;
            this.journal = journal;
            this.seals = seals;
        }

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public void apply(String json, Filed filed) {
            try {
                JsonNode payload = JSON.readTree(json);
                String certificate = payload.path("certificate").asText();
                String township = payload.path("township").asText();
                String request = payload.path("request").asText();
                jdbc.sql("insert into casework.certificate_paper (certificate, household, township, sm3, request, item)"
                                + " values (?, ?, ?, ?, ?, ?) on conflict (certificate) do update set sm3 = excluded.sm3,"
                                + " request = excluded.request, item = excluded.item")
                        .params(
                                certificate,
                                filed.household().value(),
                                township,
                                payload.path("sm3").asText(),
                                request,
                                filed.items().get(0).id().value())
                        .update();
                seals.filed(new SealRequestId(request), new Officer("archive", Officer.BUREAU, "archive"));
                journal.append(
                        filed.household().value(),
                        township,
                        "certificate-filed",
                        certificate + " " + filed.items().get(0).code(),
                        new Acting("archive", township));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("continuation is not the JSON that was stored", e);
            }
        }
    }
}
