package org.hudang.casework.certificate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.archive.Archive;
import org.hudang.archive.OpaqueId;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.Masking;
import org.hudang.archive.household.Member;
import org.hudang.casework.PaperText;
import org.hudang.casework.Scope;
import org.hudang.casework.Seals;
import org.hudang.casework.Terms;
import org.hudang.casework.WorkFiles;
import org.hudang.casework.benefit.Benefit;
import org.hudang.casework.benefit.BenefitRegister;
import org.hudang.casework.certificate.ReliefCertificates.Standing.Approved;
import org.hudang.casework.certificate.ReliefCertificates.Standing.Filed;
import org.hudang.casework.certificate.ReliefCertificates.Standing.GivenUp;
import org.hudang.casework.certificate.ReliefCertificates.Standing.Waiting;
import org.hudang.casework.certificate.ReliefRows.Composed;
import org.hudang.casework.certificate.ReliefRows.Order;
import org.hudang.casework.certificate.ReliefRows.Row;
import org.hudang.casework.certificate.ReliefSheet.Grounds;
import org.hudang.certificates.CertificateId;
import org.hudang.certificates.CertificateRecord;
import org.hudang.certificates.CertificateUnknown;
import org.hudang.certificates.Certificates;
import org.hudang.certificates.IssueCertificate;
import org.hudang.certificates.IssuedCertificate;
import org.hudang.certificates.Revocation;
import org.hudang.certificates.RevocationRequest;
import org.hudang.certificates.Revocations;
import org.hudang.certificates.SamePersonDecides;
import org.hudang.forms.ComposedPaper;
import org.hudang.forms.Forms;
import org.hudang.signing.seal.Officer;
import org.hudang.signing.seal.SealManner;
import org.hudang.signing.seal.SealPlace;
import org.hudang.signing.seal.SealRequest;
import org.hudang.signing.seal.SealRequestId;
import org.hudang.signing.seal.SealRequestState;
import org.hudang.signing.seal.SealRequestView;
import org.hudang.signing.seal.SealedPaper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The desk at which certificates are issued. */
public final class ReliefDesk implements ReliefCertificates {
    private static final String FIELD = "seal-1";
    private static final String FOLDER = "certificates/";
    private static final int AT_ONCE = 200;
    private static final Officer SYSTEM = new Officer("archive", Officer.BUREAU, "archive");

    private final Rooms rooms;
    private final Scope scope;
    private final ReliefRows rows;
    private final ReliefSheet sheet;
    private final WorkFiles files;
    private final Clock clock;
    private final SecureRandom random;

    /**
     * What issuing works with.
     *
     * @param archive where the paper is filed
     * @param forms composes the paper
     * @param register issues the signed code, and withdraws it
     * @param benefits knows what is in force
     * @param seals the seals and their use
     * @param papers files and words of papers on their way
     */
    public record Rooms(
            Archive archive, Forms forms, Register register, BenefitRegister benefits, Seals seals, Papers papers) {}

    /**
     * The register of certificates.
     *
     * @param certificates issues
     * @param revocations withdraws
     */
    public record Register(Certificates certificates, Revocations revocations) {}

    /**
     * Papers on their way to the archive.
     *
     * @param files where they lie
     * @param text reads their words
     */
    public record Papers(WorkFiles files, PaperText text) {}

    public ReliefDesk(Rooms rooms, Scope scope, JdbcClient jdbc, Clock clock, SecureRandom random) {
        this.rooms = rooms;
        this.scope = scope;
        this.rows = new ReliefRows(jdbc);
        this.sheet = new ReliefSheet(rooms.forms(), rooms.papers().text(), clock);
        this.files = rooms.papers().files();
        this.clock = clock;
        this.random = random;
    }

    @Override
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
        IssuedCertificate issued = scope.in(acting, () -> ordered(command, household, holder, acting, officer));
        return new IssuedPaper(issued, advance(row(issued.record().id(), acting), officer, acting));
    }

    /** The certificate and the order for its paper, both or none. */
    private IssuedCertificate ordered(
            IssueRelief command, Household household, Member holder, Acting acting, Officer officer) {
        IssuedCertificate issued =
                rooms.register().certificates().issue(wish(command, household, holder), certifying(acting));
        Order order = new Order(
                household.number(),
                holder.id(),
                command.paper(),
                command.issuer(),
                officer,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        rows.add(issued.record().id(), household.township(), order);
        return issued;
    }

    private static IssueCertificate wish(IssueRelief command, Household household, Member holder) {
        return new IssueCertificate(
                command.idempotencyKey(),
                household.number().value(),
                household.township(),
                new IssueCertificate.Holder(
                        holder.id().value(),
                        Masking.name(holder.name()),
                        holder.document().lastFour()),
                command.programme().code(),
                new IssueCertificate.Validity(
                        command.validity().from(),
                        command.validity().until(),
                        command.validity().replaces()));
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
                .anyMatch(shelf -> shelf.volume().id().equals(command.paper().volume()));
        if (!own) {
            throw CertificateRefused.volumeElsewhere(command.paper().volume().value());
        }
    }

    private Row row(CertificateId certificate, Acting acting) {
        return scope.in(acting, () -> rows.find(certificate))
                .orElseThrow(() -> CertificateRefused.noPaper(certificate.value()));
    }

    @Override
    public Optional<Standing> standing(CertificateId certificate, Acting acting) {
        return scope.in(acting, () -> rows.find(certificate)).map(this::standing);
    }

    private Standing standing(Row row) {
        CertificateId certificate = row.certificate();
        if (row.item().isPresent()) {
            return new Filed(certificate, row.item().get());
        }
        Optional<Order> order = row.underWay();
        if (order.isEmpty()) {
            return new GivenUp(certificate);
        }
        Optional<SealRequestState> asked = row.request()
                .map(request -> rooms.seals().use().find(request, SYSTEM).state());
        if (asked.isEmpty() || asked.get() == SealRequestState.REQUESTED) {
            return waiting(certificate, order.get());
        }
        return asked.get() == SealRequestState.REJECTED ? new GivenUp(certificate) : new Approved(certificate);
    }

    private static Waiting waiting(CertificateId certificate, Order order) {
        return new Waiting(
                certificate,
                order.household().value(),
                order.issuer().seal(),
                order.officer().user(),
                order.at());
    }

    @Override
    public Standing approve(CertificateId certificate, Officer approver) {
        Row row = row(certificate, acting(approver));
        Optional<Order> order = row.underWay();
        if (order.isPresent()) {
            SealRequestView view =
                    asked(row, composed(row, order.get(), acting(approver)), order.get(), acting(approver));
            if (view.state() == SealRequestState.REQUESTED) {
                rooms.seals().use().approve(view.id(), approver);
            }
        }
        return advance(row(certificate, acting(approver)), approver, acting(approver));
    }

    @Override
    public Standing refuse(CertificateId certificate, String reason, Officer approver) {
        Row row = row(certificate, acting(approver));
        Optional<Order> order = row.underWay();
        if (order.isEmpty()) {
            return standing(row);
        }
        Optional<SealRequestView> waits = row.request()
                .map(request -> rooms.seals().use().find(request, SYSTEM))
                .filter(view -> view.state() == SealRequestState.REQUESTED);
        requireSecond(certificate, waits.isPresent() ? "" : order.get().officer().user(), approver);
        waits.ifPresent(view -> rooms.seals().use().reject(view.id(), reason, approver));
        withdraw(certificate, order.get(), approver.user());
        return givenUp(row);
    }

    @Override
    public List<Waiting> waiting(Acting acting) {
        return scope.in(acting, () -> rows.underWay(AT_ONCE)).stream()
                .map(this::standing)
                .filter(Waiting.class::isInstance)
                .map(Waiting.class::cast)
                .toList();
    }

    @Override
    public int finish() {
        int finished = 0;
        RuntimeException failure = null;
        for (Row row : scope.in(acting(SYSTEM), () -> rows.underWay(AT_ONCE))) {
            try {
                finished += advance(row, SYSTEM, acting(SYSTEM)) instanceof Filed ? 1 : 0;
            } catch (RuntimeException e) {
                failure = failure == null ? e : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
        return finished;
    }

    /** Goes on from where the paper is: sealed by this officer, filed in the name of who acts. */
    private Standing advance(Row row, Officer officer, Acting acting) {
        CertificateId certificate = row.certificate();
        Optional<Order> underWay = row.underWay();
        if (underWay.isEmpty()) {
            files.remove(FOLDER + certificate.value());
            return standing(row);
        }
        if (record(certificate, acting).standing().state().isFinal()) {
            return givenUp(row);
        }
        Order order = underWay.get();
        Composed composed = composed(row, order, acting);
        SealRequestView view = asked(row, composed, order, acting);
        if (view.state() == SealRequestState.REQUESTED) {
            return waiting(certificate, order);
        }
        if (view.state() == SealRequestState.REJECTED) {
            withdraw(certificate, order, view.approver().orElse(SYSTEM.user()));
            return givenUp(row);
        }
        SealedPaper sealed = rooms.seals().use().seal(view.id(), file(certificate, composed), officer);
        rooms.archive().file(sheet.filing(order, printed(certificate, acting), sealed), acting);
        files.remove(FOLDER + certificate.value());
        return new Filed(certificate, row(certificate, acting).item().orElseThrow());
    }

    /**
     * Looked at before anything is changed, so that whoever asked changes nothing by refusing.
     *
     * @param first who asked for what is refused; empty where the seals look themselves
     */
    private void requireSecond(CertificateId certificate, String first, Officer decider) {
        String asked = rooms.register()
                .revocations()
                .of(certificate, certifying(acting(SYSTEM)))
                .map(RevocationRequest::by)
                .orElse(first);
        if (asked.equals(decider.user())) {
            throw new SamePersonDecides(certificate, asked);
        }
    }

    /** Whoever asked for the certificate and whoever refused the seal are the two who withdraw it, in one transaction. */
    private void withdraw(CertificateId certificate, Order order, String decider) {
        Revocations revocations = rooms.register().revocations();
        String township = record(certificate, acting(SYSTEM)).origin().township();
        scope.in(new Acting(decider, township), () -> {
            if (revocations.of(certificate, certifying(acting(SYSTEM))).isEmpty()) {
                RevocationRequest unused = revocations.ask(
                        certificate,
                        new Revocation(Revocation.Reason.ISSUED_IN_ERROR, "seal refused"),
                        new org.hudang.certificates.Acting(order.officer().user(), township));
            }
            revocations.approve(certificate, new org.hudang.certificates.Acting(decider, township));
            return certificate;
        });
    }

    private Standing givenUp(Row row) {
        row.request()
                .map(request -> rooms.seals().use().find(request, SYSTEM))
                .filter(view -> view.state() == SealRequestState.REQUESTED)
                .ifPresent(view -> rooms.seals().use().reject(view.id(), Terms.of("reason.WITHDRAWN"), SYSTEM));
        scope.in(acting(SYSTEM), () -> {
            rows.drop(row.certificate(), clock.instant());
            return row;
        });
        files.remove(FOLDER + row.certificate().value());
        return new GivenUp(row.certificate());
    }

    /** The use of the seal: under a key of its own and always in the same words, it is the same request. */
    private SealRequestView asked(Row row, Composed composed, Order order, Acting acting) {
        SealRequestId request = rooms.seals()
                .use()
                .request(new SealRequest(
                        row.certificate().value() + "/" + composed.sm3().substring(0, 16),
                        order.issuer().seal(),
                        composed.sm3(),
                        new SealPlace.Field(FIELD),
                        Terms.of("purpose.CERTIFICATE"),
                        composed.template(),
                        order.officer(),
                        SealManner.usual().closing()));
        if (!row.request().equals(Optional.of(request))) {
            scope.in(acting, () -> {
                rows.ask(row.certificate(), request);
                return request;
            });
        }
        return rooms.seals().use().find(request, SYSTEM);
    }

    /** The paper as it was composed first; where its file is gone it is composed anew. */
    private Composed composed(Row row, Order order, Acting acting) {
        Optional<Composed> there = row.composed();
        if (there.isPresent() && Files.exists(files.at(there.get().file()))) {
            return there.get();
        }
        CertificateId certificate = row.certificate();
        IssuedCertificate issued = printed(certificate, acting);
        Household household = rooms.archive()
                .household(order.household(), acting)
                .orElseThrow(() ->
                        CertificateRefused.householdUnknown(order.household().value()));
        ComposedPaper paper = sheet.compose(new Grounds(order, household, benefit(issued, acting), issued));
        String name = FOLDER + certificate.value() + "/" + OpaqueId.next("ppr", random) + ".pdf";
        Path file = files.write(name, paper.pdf());
        Composed made =
                new Composed(name, WorkFiles.sm3(file), paper.template().code().value());
        return scope.in(acting, () -> {
            there.ifPresent(gone -> rows.forget(certificate, gone));
            rows.compose(certificate, made);
            return rows.find(certificate).flatMap(Row::composed).orElse(made);
        });
    }

    /** The file of a composed paper; one that is not that paper any more is never sealed. */
    private Path file(CertificateId certificate, Composed composed) {
        Path file = files.at(composed.file());
        if (!WorkFiles.sm3(file).equals(composed.sm3())) {
            throw CertificateRefused.workAltered(certificate.value());
        }
        return file;
    }

    private CertificateRecord record(CertificateId certificate, Acting acting) {
        return rooms.register()
                .certificates()
                .find(certificate, certifying(acting))
                .orElseThrow(() -> new CertificateUnknown(certificate));
    }

    private IssuedCertificate printed(CertificateId certificate, Acting acting) {
        return rooms.register()
                .certificates()
                .printed(certificate, certifying(acting))
                .orElseThrow(() -> new CertificateUnknown(certificate));
    }

    /** The benefit that the certificate was issued for. */
    private Benefit benefit(IssuedCertificate issued, Acting acting) {
        return rooms.benefits().of(issued.record().origin().household(), acting).stream()
                .filter(one -> one.id().value().equals(issued.record().origin().benefit()))
                .findFirst()
                .orElseThrow();
    }

    private static Acting acting(Officer officer) {
        return new Acting(officer.user(), officer.township());
    }

    private static org.hudang.certificates.Acting certifying(Acting acting) {
        return new org.hudang.certificates.Acting(acting.user(), acting.township());
    }
}
