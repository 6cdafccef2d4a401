package org.hudang.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.hudang.certificates.Acting;
import org.hudang.certificates.Entitlement;
import org.hudang.certificates.IdentityWitness;
import org.hudang.certificates.IssueCertificate;
import org.hudang.certificates.IssuedCertificate;
import org.hudang.certificates.Revocation;
import org.hudang.certificates.check.CertificateChecker;
import org.hudang.certificates.register.RegisterDatabase;
import org.hudang.certificates.trust.SignedTrustList;
import org.hudang.certificates.trust.TrustListRefused;
import org.hudang.certificates.trust.TrustRoots;
import org.hudang.certificates.trust.TrustedKey;
import org.hudang.signing.CryptoProvider;
import org.hudang.signing.PayloadAlgorithm;
import org.hudang.signing.PayloadContext;
import org.hudang.signing.PayloadKey;
import org.hudang.signing.PayloadSignature;
import org.hudang.signing.PayloadSigner;
import org.hudang.signing.authority.DemoAuthority;
import org.hudang.signing.authority.PayloadKeys;
import org.hudang.signing.key.KeyUnavailable;
import org.hudang.signing.key.KeyVault;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class CertificateRoomTest {
    private static final ZoneId OFFICE = ZoneId.of("Asia/Shanghai");
    private static final String TOWN = "999001001";
    private static final Acting CLERK = new Acting("clerk", TOWN);
    private static final Acting REVIEWER = new Acting("reviewer", TOWN);
    private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");

    @TempDir
    private Path folder;

    private TestDatabase database;
    private DataDirectory directory;
    private Settings settings;
    private PayloadSigner signer;

    @BeforeEach
    void open() {
        CryptoProvider.register();
        database = TestDatabase.migrated("certificate");
        settings = Settings.from(Map.of("HUDANG_HOME", folder.resolve("data").toString()));
        directory = DataDirectory.open(settings.home(), settings.kind());
        signer = signerAt(NOW);
    }

    /** The payload keys of this house as they are on another day. */
    private PayloadSigner signerAt(Instant now) {
        SecureRandom random = new SecureRandom();
        Clock clock = Clock.fixed(now, OFFICE);
        DemoAuthority authority = DemoAuthority.openOrCreate(directory.authority(), clock, random);
        Path keys = directory.keys();
        KeyVault vault = KeyVault.open(
                keys.resolve("vault"), KeyVault.passphraseFile(keys.resolve("vault-passphrase"), random), random);
        return PayloadKeys.open(vault, authority, PayloadAlgorithm.ES256, clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void several_that_publish_at_once_in_one_house_and_in_another_all_go_through() throws Exception {
        try (CertificateRoom room = room(NOW);
                CertificateRoom twin = room(NOW)) {
            ExecutorService many = Executors.newFixedThreadPool(6);
            try {
                List<Callable<Boolean>> publishing = new ArrayList<>();
                for (int n = 0; n < 12; n++) {
                    CertificateRoom one = n % 2 == 0 ? room : twin;
                    publishing.add(() -> {
                        one.publish();
                        return true;
                    });
                }
                for (Future<Boolean> done : many.invokeAll(publishing)) {
                    assertThat(done.get()).isTrue();
                }
            } finally {
                many.shutdown();
            }

            assertThat(room.lists().trustList().orElseThrow().list().number()).isEqualTo(NOW.getEpochSecond());
        }
        try (Stream<Path> files = Files.walk(directory.certificates())) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("trust-roots.txt", "trust-list.cose");
        }
    }

    @Test
    void one_checker_serves_as_long_as_the_trust_list_is_the_same() {
        try (CertificateRoom room = room(NOW);
                CertificateRoom later = room(NOW.plus(Duration.ofDays(20)))) {
            room.publish();
            CertificateChecker first = room.checker();

            assertThat(room.checker()).isSameAs(first);

            later.publish();
            assertThat(room.lists().trustList().orElseThrow().list().number())
                    .isEqualTo(NOW.plus(Duration.ofDays(20)).getEpochSecond());
            assertThat(room.checker()).isNotSameAs(first);
        }
    }

    @Test
    void when_the_next_root_takes_over_verifiers_of_before_take_its_list_and_the_house_takes_no_older_one() {
        PayloadKey root = signer.current(PayloadContext.TRUST_LIST);
        PayloadKey issuer = signer.current(PayloadContext.CERTIFICATE);
        Instant turned = root.signUntil().plus(Duration.ofDays(1));
        try (CertificateRoom room = room(NOW);
                CertificateRoom later = room(turned, signerAt(turned))) {
            room.publish();
            TrustRoots known = room.roots();
            byte[] before = room.lists().trustList().orElseThrow().signed();

            later.publish();

            byte[] after = later.lists().trustList().orElseThrow().signed();
            assertThat(later.roots().keys().get(0)).isEqualTo(known.keys().get(1));
            assertThat(SignedTrustList.open(after, known).list().number())
                    .isGreaterThan(SignedTrustList.open(before, known).list().number());
            assertThat(SignedTrustList.open(after, known).list().keys())
                    .extracting(TrustedKey::key)
                    .contains(issuer.publicKey());
            assertThatThrownBy(() -> later.lists().publish(before, new Acting("system", Acting.BUREAU)))
                    .isInstanceOf(TrustListRefused.class);
        }
    }

    @Test
    void while_no_list_can_be_signed_a_withdrawal_counts_from_one_of_any_age_and_nothing_else_does() {
        IssuedCertificate withdrawn;
        IssuedCertificate standing;
        try (CertificateRoom room = issuing(NOW, signer)) {
            withdrawn = issue(room, "hh_withdrawn");
            standing = issue(room, "hh_standing");
            var unused =
                    room.revocations().ask(withdrawn.record().id(), Revocation.because(Revocation.Reason.LOST), CLERK);
            room.revocations().approve(withdrawn.record().id(), REVIEWER);
            room.publish();
        }

        try (CertificateRoom mute = issuing(NOW.plus(Duration.ofHours(49)), mute(signer))) {
            assertThat(mute.checker().check(withdrawn.link()).code()).isEqualTo("CE-221");
            assertThat(mute.checker().check(standing.link()).code()).isEqualTo("CE-211");
        }
    }

    private static IssuedCertificate issue(CertificateRoom room, String household) {
        LocalDate today = LocalDate.ofInstant(NOW, OFFICE);
        return room.certificates()
                .issue(
                        new IssueCertificate(
                                "key-" + household,
                                household,
                                TOWN,
                                new IssueCertificate.Holder("mem-" + household, "张*例", "123X"),
                                "DB",
                                IssueCertificate.Validity.between(today, today.plusDays(300))),
                        CLERK);
    }

    /** The same keys, and none of them can be reached. */
    private static PayloadSigner mute(PayloadSigner keys) {
        return new PayloadSigner() {
            @Override
            public PayloadKey current(PayloadContext context) {
                return keys.current(context);
            }

            @Override
            public List<PayloadKey> keys(PayloadContext context) {
                return keys.keys(context);
            }

            @Override
            public PayloadSignature sign(PayloadKey key, byte[] toBeSigned) {
                throw new KeyUnavailable("the token was pulled out");
            }
        };
    }

    private CertificateRoom room(Instant now) {
        return room(now, signer);
    }

    private CertificateRoom room(Instant now, PayloadSigner signing) {
        return room(
                now,
                signing,
                (household, programme, on) -> new Entitlement.Entitled.NotInForce("not-in-force"),
                (household, holder) -> new IdentityWitness.Witnessed.NotSeen("never-signed"));
    }

    /** A room to which every household is entitled and every holder known. */
    private CertificateRoom issuing(Instant now, PayloadSigner signing) {
        return room(
                now,
                signing,
                (household, programme, on) -> new Entitlement.Entitled.InForce(
                        "benefit-" + household, TOWN, 3, 2, on.plusDays(300), Optional.empty()),
                (household, holder) -> new IdentityWitness.Witnessed.Seen("counter", NOW.minusSeconds(60)));
    }

    private CertificateRoom room(Instant now, PayloadSigner signing, Entitlement entitlement, IdentityWitness witness) {
        DataSource app = database.app();
        return new CertificateRoom(
                new CertificateRoom.Wiring(
                        settings,
                        directory,
                        Office.of(directory, settings.kind()),
                        signing,
                        (purpose, text) -> new byte[16],
                        Clock.fixed(now, OFFICE)),
                new RegisterDatabase(JdbcClient.create(app), database.transactions(app)),
                entitlement,
                witness);
    }
}
