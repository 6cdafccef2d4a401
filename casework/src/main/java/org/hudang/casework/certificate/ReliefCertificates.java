package org.hudang.casework.certificate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.archive.Archive;
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
import org.hudang.archive.volume.RenditionRole;
import org.hudang.casework.CaseworkJournal;
import org.hudang.casework.PaperText;
import org.hudang.casework.Scope;
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

    /**
     * What issuing works with.
     *
     * @param archive where the paper is filed
     * @param forms composes the paper
     * @param certificates issues the signed code
     * @param benefits knows what is in force
     * @param seals puts the bureau's seal on it
     */
    public record Rooms(
            Archive archive, Forms forms, Certificates certificates, BenefitRegister benefits, SealUse seals) {}

    public ReliefCertificates(Rooms rooms, Scope scope, JdbcClient jdbc, WorkFiles files, PaperText text, Clock clock) {
        this.rooms = rooms;
        this.scope = scope;
        this.jdbc = jdbc;
        this.files = files;
        this.text = text;
        this.clock = clock;
    }

    /**
     * Issues, seals and files; the same key gives the same certificate again.
     *
     * @throws CertificateRefused if household, person or benefit are not there
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
        Benefit benefit = rooms.benefits()
                .inForce(command.household().value(), command.programme(), LocalDate.now(clock), acting)
                .orElseThrow(() -> CertificateRefused.noBenefit(
                        command.household().value(), command.programme().code()));
        IssuedCertificate issued = rooms.certificates()
                .issue(
                        wish(command, household, holder),
                        new org.hudang.certificates.Acting(acting.user(), acting.township()));
        String certificate = issued.record().id().value();
        Optional<ItemId> filed = scope.in(acting, () -> itemOf(certificate));
        if (filed.isPresent()) {
            return new IssuedPaper(issued, filed.get());
        }
        TemplateVersion template = rooms.forms().template(PaperKind.CERTIFICATE, LocalDate.now(clock));
        Path paper =
                composed(certificate, () -> paper(command, household, new Grounds(holder, benefit, issued), template));
        SealedPaper sealed = seal(command, certificate, paper, template, officer);
        rooms.archive().file(filing(command, household, issued, sealed), acting);
        ItemId item = scope.in(acting, () -> itemOf(certificate)).orElseThrow();
        return new IssuedPaper(issued, item);
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
                .request(new SealRequest(
                        certificate + "/" + sm3.substring(0, 16),
                        command.issuer().seal(),
                        sm3,
                        new SealPlace.Field(FIELD),
                        Terms.of("purpose.CERTIFICATE"),
                        template.code().value(),
                        officer));
        return rooms.seals().seal(request, paper, officer);
    }

    private Path composed(String certificate, java.util.function.Supplier<byte[]> paper) {
        Path file = files.at("certificates/" + certificate + ".pdf");
        return Files.exists(file) ? file : files.write("certificates/" + certificate + ".pdf", paper.get());
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
        NewItem item = new NewItem(
                ItemKind.CERTIFICATE,
                Terms.of("title.CERTIFICATE", issued.record().shortCode().value()),
                Optional.of(command.holder()),
                LocalDate.ofInstant(issued.record().facts().times().issuedAt(), clock.getZone()),
                command.issuer().name(),
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
                                ContentSource.of(text.utf8(sealed.pdf())))));
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
        return jdbc.sql("select item from casework.certificate_paper where certificate = ?")
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
                                + " values (?, ?, ?, ?, ?, ?) on conflict (certificate) do nothing")
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
