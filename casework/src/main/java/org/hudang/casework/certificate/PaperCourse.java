package org.hudang.casework.certificate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.hudang.archive.Acting;
import org.hudang.archive.OpaqueId;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.volume.Filing;
import org.hudang.archive.volume.VolumeId;
import org.hudang.casework.Scope;
import org.hudang.casework.Terms;
import org.hudang.casework.WorkFiles;
import org.hudang.casework.certificate.ReliefCertificates.Standing;
import org.hudang.casework.certificate.ReliefCertificates.Standing.Approved;
import org.hudang.casework.certificate.ReliefCertificates.Standing.Filed;
import org.hudang.casework.certificate.ReliefCertificates.Standing.GivenUp;
import org.hudang.casework.certificate.ReliefCertificates.Standing.Waiting;
import org.hudang.casework.certificate.ReliefRows.Composed;
import org.hudang.casework.certificate.ReliefRows.Order;
import org.hudang.casework.certificate.ReliefRows.Row;
import org.hudang.certificates.CertificateId;
import org.hudang.forms.ComposedPaper;
import org.hudang.signing.seal.Officer;
import org.hudang.signing.seal.SealManner;
import org.hudang.signing.seal.SealPlace;
import org.hudang.signing.seal.SealRequest;
import org.hudang.signing.seal.SealRequestId;
import org.hudang.signing.seal.SealRequestState;
import org.hudang.signing.seal.SealRequestView;
import org.hudang.signing.seal.SealedPaper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The way of a paper with a certificate's code (文书办理) from its order to the household's file: composed, the use of the seal asked
 * for, sealed, filed. Every step may be repeated; what is put on the way and what it looks like is its {@link Errand}'s business.
 */
final class PaperCourse {
    /** The house itself, where nobody else acts. */
    static final Officer SYSTEM = new Officer("archive", Officer.BUREAU, "archive");

    private static final String FIELD = "seal-1";
    private static final String FOLDER = "certificates/";
    private static final int AT_ONCE = 200;

    private final ReliefDesk.Rooms rooms;
    private final Scope scope;
    private final ReliefRows rows;
    private final WorkFiles files;
    private final Errand errand;
    private final Clock clock;
    private final SecureRandom random;

    PaperCourse(ReliefDesk.Rooms rooms, Scope scope, JdbcClient jdbc, Errand errand, Clock clock, SecureRandom random) {
        this.rooms = rooms;
        this.scope = scope;
        this.rows = new ReliefRows(jdbc);
        this.files = rooms.papers().files();
        this.errand = errand;
        this.clock = clock;
        this.random = random;
    }

    /** What differs from one kind of paper to another. */
    interface Errand {
        /** What the numbers of its papers begin with. */
        String prefix();

        /** Key of the words for what the seal is used. */
        String purpose();

        /** The certificate whose code stands on it. */
        CertificateId certificate(Row row);

        /** Whether it may go on. */
        Turn turn(Row row, Acting acting);

        ComposedPaper compose(Row row, Order order, Acting acting);

        Filing filing(Row row, Order order, SealedPaper sealed, Acting acting);

        /**
         * Looks at who refuses before anything is changed.
         *
         * @param asked who asked for the paper; empty where the seals look themselves that it is not the same person
         */
        void requireRefuser(Row row, String asked, Officer refuser);

        /** The use of the seal was refused. */
        void refused(Row row, Order order, String decider);
    }

    /** Whether a paper may go on. */
    enum Turn {
        GO,
        /** Nothing is sealed for now. */
        HOLD,
        /** There will be no paper. */
        GIVE_UP
    }

    /** Refuses a seal that is not the issuer's. */
    void requireSeal(IssueRelief.Issuer issuer, Officer officer) {
        boolean fits = rooms.seals().registry().find(issuer.seal(), officer).stream()
                .anyMatch(seal -> seal.owner().name().equals(issuer.name()));
        if (!fits) {
            throw CertificateRefused.wrongSeal(issuer.seal().value(), issuer.name());
        }
    }

    /** Refuses a volume that is not the household's. */
    void requireVolume(HouseholdNumber household, VolumeId volume, Acting acting) {
        boolean own = rooms.archive().contents(household, acting).volumes().stream()
                .anyMatch(shelf -> shelf.volume().id().equals(volume));
        if (!own) {
            throw CertificateRefused.volumeElsewhere(volume.value());
        }
    }

    /** Writes an order down; inside the transaction of its grounds. */
    void order(String paper, String township, Order order) {
        rows.add(paper, township, order);
    }

    Row row(String paper, Acting acting) {
        return scope.in(acting, () -> rows.find(paper)).orElseThrow(() -> CertificateRefused.noPaper(paper));
    }

    Optional<Standing> standing(String paper, Acting acting) {
        return scope.in(acting, () -> rows.find(paper)).map(this::standing);
    }

    private Standing standing(Row row) {
        CertificateId certificate = errand.certificate(row);
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

    /** Approves the use of the seal, and goes on. */
    Standing approve(String paper, Officer approver) {
        Row row = row(paper, acting(approver));
        Optional<Order> order = row.underWay();
        if (order.isPresent()) {
            SealRequestView view =
                    asked(row, composed(row, order.get(), acting(approver)), order.get(), acting(approver));
            if (view.state() == SealRequestState.REQUESTED) {
                rooms.seals().use().approve(view.id(), approver);
            }
        }
        return advance(row(paper, acting(approver)), approver, acting(approver));
    }

    /** Refuses the use of the seal; there will be no paper. */
    Standing refuse(String paper, String reason, Officer approver) {
        Row row = row(paper, acting(approver));
        Optional<Order> order = row.underWay();
        if (order.isEmpty()) {
            return standing(row);
        }
        Optional<SealRequestView> waits = row.request()
                .map(request -> rooms.seals().use().find(request, SYSTEM))
                .filter(view -> view.state() == SealRequestState.REQUESTED);
        errand.requireRefuser(
                row, waits.isPresent() ? "" : order.get().officer().user(), approver);
        waits.ifPresent(view -> rooms.seals().use().reject(view.id(), reason, approver));
        errand.refused(row, order.get(), approver.user());
        return givenUp(row);
    }

    /** Papers of the errand for whose seal somebody has to be asked, by number, the oldest first. */
    Map<String, Waiting> waiting(Acting acting) {
        Map<String, Waiting> waiting = new LinkedHashMap<>();
        eachUnderWay(acting, row -> {
            if (standing(row) instanceof Waiting one) {
                waiting.put(row.paper(), one);
            }
        });
        return waiting;
    }

    /** All of them, some at a time: however many wait for somebody, they keep the house from none behind them. */
    private void eachUnderWay(Acting acting, Consumer<Row> each) {
        List<Row> some = scope.in(acting, () -> rows.underWay(errand.prefix(), AT_ONCE));
        while (!some.isEmpty()) {
            some.forEach(each);
            Row last = some.get(some.size() - 1);
            some = scope.in(acting, () -> rows.underWayAfter(last, errand.prefix(), AT_ONCE));
        }
    }

    /** Goes on with every paper of the errand; returns how many were filed. */
    int finish() {
        List<CertificateId> finished = new ArrayList<>();
        List<RuntimeException> failed = new ArrayList<>();
        eachUnderWay(acting(SYSTEM), row -> {
            try {
                if (advance(row, SYSTEM, acting(SYSTEM)) instanceof Filed filed) {
                    finished.add(filed.certificate());
                }
            } catch (RuntimeException e) {
                failed.add(e);
            }
        });
        if (!failed.isEmpty()) {
            throw failed.get(0);
        }
        return finished.size();
    }

    /** Goes on from where the paper is: sealed by this officer, filed in the name of who acts. */
    Standing advance(Row row, Officer officer, Acting acting) {
        Optional<Order> underWay = row.underWay();
        if (underWay.isEmpty()) {
            files.remove(FOLDER + row.paper());
            return standing(row);
        }
        Turn turn = errand.turn(row, acting);
        if (turn != Turn.GO) {
            return turn == Turn.GIVE_UP ? givenUp(row) : standing(row);
        }
        Order order = underWay.get();
        Composed composed = composed(row, order, acting);
        SealRequestView view = asked(row, composed, order, acting);
        if (view.state() == SealRequestState.REQUESTED) {
            return waiting(errand.certificate(row), order);
        }
        if (view.state() == SealRequestState.REJECTED) {
            errand.refused(row, order, view.approver().orElse(SYSTEM.user()));
            return givenUp(row);
        }
        SealedPaper sealed = rooms.seals().use().seal(view.id(), file(row, composed), officer);
        rooms.archive().file(errand.filing(row, order, sealed, acting), acting);
        files.remove(FOLDER + row.paper());
        return new Filed(
                errand.certificate(row), row(row.paper(), acting).item().orElseThrow());
    }

    private Standing givenUp(Row row) {
        row.request()
                .map(request -> rooms.seals().use().find(request, SYSTEM))
                .filter(view -> view.state() == SealRequestState.REQUESTED)
                .ifPresent(view -> rooms.seals().use().reject(view.id(), Terms.of("reason.WITHDRAWN"), SYSTEM));
        scope.in(acting(SYSTEM), () -> {
            rows.drop(row.paper(), clock.instant());
            return row;
        });
        files.remove(FOLDER + row.paper());
        return new GivenUp(errand.certificate(row));
    }

    /** The use of the seal: under a key of its own and always in the same words, it is the same request. */
    private SealRequestView asked(Row row, Composed composed, Order order, Acting acting) {
        SealRequestId request = rooms.seals()
                .use()
                .request(new SealRequest(
                        row.paper() + "/" + composed.sm3().substring(0, 16),
                        order.issuer().seal(),
                        composed.sm3(),
                        new SealPlace.Field(FIELD),
                        Terms.of(errand.purpose()),
                        composed.template(),
                        order.officer(),
                        SealManner.usual().closing()));
        if (!row.request().equals(Optional.of(request))) {
            scope.in(acting, () -> {
                rows.ask(row.paper(), request);
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
        ComposedPaper paper = errand.compose(row, order, acting);
        String name = FOLDER + row.paper() + "/" + OpaqueId.next("ppr", random) + ".pdf";
        Path file = files.write(name, paper.pdf());
        Composed made =
                new Composed(name, WorkFiles.sm3(file), paper.template().code().value());
        return scope.in(acting, () -> {
            there.ifPresent(gone -> rows.forget(row.paper(), gone));
            rows.compose(row.paper(), made);
            return rows.find(row.paper()).flatMap(Row::composed).orElse(made);
        });
    }

    /** The file of a composed paper; one that is not that paper any more is never sealed. */
    private Path file(Row row, Composed composed) {
        Path file = files.at(composed.file());
        if (!WorkFiles.sm3(file).equals(composed.sm3())) {
            throw CertificateRefused.workAltered(row.paper());
        }
        return file;
    }

    static Acting acting(Officer officer) {
        return new Acting(officer.user(), officer.township());
    }
}
