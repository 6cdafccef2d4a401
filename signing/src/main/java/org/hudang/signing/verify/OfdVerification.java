package org.hudang.signing.verify;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.hudang.signing.verify.SignatureReport.ChangesAfter;
import org.hudang.signing.verify.SignatureReport.Kind;
import org.hudang.signing.verify.SignatureReport.Level;
import org.hudang.signing.verify.SignatureReport.SignatureIntegrity;
import org.hudang.signing.verify.SignatureReport.Trust;
import org.hudang.signing.verify.VerdictRules.Rank;
import org.hudang.signing.verify.cms.Authorities;
import org.hudang.signing.verify.cms.Authorities.Purpose;
import org.hudang.signing.verify.cms.Authorities.Question;
import org.hudang.signing.verify.cms.Digests;
import org.hudang.signing.verify.cms.Names;
import org.hudang.signing.verify.cms.SignatureCheck;
import org.hudang.signing.verify.cms.SignedContent;
import org.hudang.signing.verify.cms.Stamp;
import org.hudang.signing.verify.cms.Standing;
import org.hudang.signing.verify.finding.Code;
import org.hudang.signing.verify.finding.Finding;
import org.hudang.signing.verify.finding.Unjudged;
import org.hudang.signing.verify.ofd.OfdPackage;
import org.hudang.signing.verify.ofd.OfdXml;
import org.hudang.signing.verify.ofd.SealSignature;

/**
 * Seal signatures of an OFD package (GB/T 38540-2020, 7.3; GB/T 33190-2016, 18): package, references, coverage, seal, signer,
 * chain, times.
 */
final class OfdVerification {
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private final OfdPackage archive;
    private final Authorities authorities;
    private final Instant now;
    private final ReportBuilder report;

    OfdVerification(OfdPackage archive, Authorities authorities, Instant now, ReportBuilder report) {
        this.archive = archive;
        this.authorities = authorities;
        this.now = now;
        this.report = report;
    }

    /**
     * Where the parts of one signature lie.
     *
     * @param files its description, its value and its seal; nothing beside them belongs to it
     */
    private record Place(String xml, Set<String> files) {}

    void run() {
        OfdXml root = OfdXml.read(required("OFD.xml"), "OFD.xml");
        List<OfdXml> bodies = root.children("DocBody");
        if (bodies.size() != 1) {
            throw new Unjudged(Finding.of(Code.PACKAGE_BROKEN, "OFD.xml", "DocBody"));
        }
        Optional<OfdXml> list = bodies.get(0).child("Signatures");
        if (list.isEmpty()) {
            return;
        }
        String listName = OfdXml.locate(list.get().text(), "OFD.xml");
        List<Place> places = new ArrayList<>();
        for (OfdXml signature : OfdXml.read(required(listName), listName).children("Signature")) {
            String xml = OfdXml.locate(signature.attribute("BaseLoc").orElse(""), listName);
            places.add(new Place(xml, parts(xml)));
        }
        for (int i = 0; i < places.size(); i++) {
            new One(places, i, listName).judge();
        }
    }

    private Set<String> parts(String xml) {
        Set<String> parts = new HashSet<>(Set.of(xml));
        Optional<byte[]> content = archive.file(xml);
        if (content.isPresent()) {
            OfdXml signature = OfdXml.read(content.get(), xml);
            signature.child("SignedValue").ifPresent(value -> parts.add(OfdXml.locate(value.text(), xml)));
            signature
                    .child("SignedInfo")
                    .flatMap(info -> info.child("Seal"))
                    .flatMap(seal -> seal.child("BaseLoc"))
                    .ifPresent(location -> parts.add(OfdXml.locate(location.text(), xml)));
        }
        return parts;
    }

    private byte[] required(String name) {
        return archive.file(name).orElseThrow(() -> new Unjudged(Finding.of(Code.PACKAGE_BROKEN, "file", name)));
    }

    /** One signature while it is judged. */
    private final class One {
        private final List<Place> places;
        private final int index;
        private final String listName;
        private final String where;
        private final List<Finding> findings = new ArrayList<>();
        private final VerdictRules ranks = new VerdictRules();
        private SignatureIntegrity integrity = SignatureIntegrity.INTACT;
        private ChangesAfter changes = ChangesAfter.NONE;
        private Trust trust = Trust.UNKNOWN;
        private Optional<Instant> proven = Optional.empty();
        private Optional<String> algorithm = Optional.empty();
        private Optional<X500Name> anchor = Optional.empty();

        One(List<Place> places, int index, String listName) {
            this.places = places;
            this.index = index;
            this.listName = listName;
            this.where = "signature " + (index + 1);
        }

        void judge() {
            Optional<SealSignature> seal = Optional.empty();
            try {
                String name = places.get(index).xml();
                byte[] xml = required(name);
                OfdXml signature = OfdXml.read(xml, name);
                seal = Optional.of(judge(xml, signature, name));
            } catch (Unjudged e) {
                if (e.outOfBounds()) {
                    throw e;
                }
                boolean later = e.finding().code() == Code.OFD_SIGNATURE_NOT_JUDGED
                        || e.finding().code() == Code.ALGORITHM_UNKNOWN;
                integrity = SignatureIntegrity.UNREADABLE;
                note(later ? Rank.CANNOT_TELL : Rank.ALTERED, e.finding());
            }
            report.vouched(integrity, trust, anchor);
            report.sealed(
                    new SignatureReport(
                            index + 1,
                            places.get(index).xml(),
                            Kind.SEAL,
                            integrity,
                            integrity == SignatureIntegrity.INTACT ? changes : ChangesAfter.UNKNOWN,
                            trust,
                            Level.BASIC,
                            algorithm,
                            seal.map(found -> Names.text(found.signer().getSubject())),
                            seal.map(SealSignature::time),
                            proven,
                            Findings.reasons(findings)),
                    ranks);
        }

        private SealSignature judge(byte[] xml, OfdXml signature, String name) {
            String valueName = OfdXml.locate(
                    signature.child("SignedValue").map(OfdXml::text).orElse(""), name);
            OfdXml info = signature
                    .child("SignedInfo")
                    .orElseThrow(() -> new Unjudged(Finding.of(Code.PACKAGE_BROKEN, name, "SignedInfo")));
            SealSignature seal = SealSignature.read(required(valueName), where);
            references(info, name, valueName);
            if (!Arrays.equals(seal.dataHash(), Digests.digest(sm3(), xml))) {
                altered(Finding.of(Code.DIGEST_MISMATCH, where));
            }
            value(seal);
            seal(seal, info, name);
            times(seal);
            chain(seal);
            return seal;
        }

        /** V2 and V3: every reference holds, and nothing but the list and later signatures stands outside. */
        private void references(OfdXml info, String name, String valueName) {
            OfdXml references = info.child("References")
                    .orElseThrow(() -> new Unjudged(Finding.of(Code.PACKAGE_BROKEN, name, "References")));
            Digests.Algorithm method =
                    method(references.attribute("CheckMethod").orElse("MD5"));
            Set<String> covered = new HashSet<>(Set.of(name, valueName));
            for (OfdXml reference : references.children("Reference")) {
                String file = OfdXml.locate(reference.attribute("FileRef").orElse(""), name);
                covered.add(file);
                Optional<byte[]> content = archive.file(file);
                byte[] expected =
                        base64(reference.child("CheckValue").map(OfdXml::text).orElse(""));
                if (content.isEmpty() || !Arrays.equals(Digests.digest(method, content.get()), expected)) {
                    altered(Finding.of(Code.OFD_REFERENCE_CHANGED, file, file));
                }
            }
            if (method.weak()) {
                note(Rank.CANNOT_TELL, Finding.of(Code.ALGORITHM_WEAK, where, method.name()));
            }
            boolean open = !covered.contains(listName);
            for (String file : archive.names()) {
                boolean excused = covered.contains(file) || (open && (file.equals(listName) || isLater(file)));
                if (!excused) {
                    changes = ChangesAfter.UNKNOWN;
                    note(Rank.CANNOT_TELL, Finding.of(Code.OFD_COVERAGE, file, file));
                }
            }
            if (open) {
                findings.add(Finding.of(Code.OFD_PARTIAL, where));
                if (index + 1 < places.size() && changes == ChangesAfter.NONE) {
                    changes = ChangesAfter.PERMITTED;
                }
            }
        }

        private boolean isLater(String file) {
            return places.subList(index + 1, places.size()).stream()
                    .anyMatch(place -> place.files().contains(file));
        }

        private byte[] base64(String text) {
            try {
                return Base64.getMimeDecoder().decode(text);
            } catch (IllegalArgumentException e) {
                return new byte[0];
            }
        }

        private Digests.Algorithm method(String named) {
            return switch (named.toUpperCase(Locale.ROOT)) {
                case "SM3", "1.2.156.10197.1.401" -> sm3();
                case "SHA256", "SHA-256", "2.16.840.1.101.3.4.2.1" ->
                    Digests.find(NISTObjectIdentifiers.id_sha256).orElseThrow();
                default -> throw new Unjudged(Finding.of(Code.ALGORITHM_UNKNOWN, where, named));
            };
        }

        private static Digests.Algorithm sm3() {
            return Digests.find(GMObjectIdentifiers.sm3).orElseThrow();
        }

        private void value(SealSignature seal) {
            SignatureCheck.Outcome outcome = seal.checkValue();
            if (outcome instanceof SignatureCheck.Right right) {
                algorithm = Optional.of(right.name());
                if (right.weak()) {
                    note(Rank.CANNOT_TELL, Finding.of(Code.ALGORITHM_WEAK, where, right.name()));
                }
            } else if (outcome instanceof SignatureCheck.Unknown unknown) {
                throw new Unjudged(Finding.of(Code.ALGORITHM_UNKNOWN, where, unknown.name()));
            } else {
                altered(Finding.of(Code.SIGNATURE_WRONG, where));
            }
        }

        /** V6 to V8: the seal of the file is the seal of the signature, its maker made it, it names its signer. */
        private void seal(SealSignature seal, OfdXml info, String name) {
            Optional<String> location = info.child("Seal")
                    .flatMap(element -> element.child("BaseLoc"))
                    .map(OfdXml::text);
            if (location.isPresent()) {
                Optional<byte[]> file = archive.file(OfdXml.locate(location.get(), name));
                if (file.isEmpty() || !Arrays.equals(file.get(), seal.seal())) {
                    altered(Finding.of(Code.OFD_SEAL_WRONG, where, "Seal.esl"));
                }
            }
            if (!seal.madeByMaker()) {
                altered(Finding.of(
                        Code.OFD_SEAL_WRONG, where, Names.called(seal.maker().getSubject())));
            }
            if (!seal.namesSigner()) {
                altered(Finding.of(Code.OFD_SIGNER_NOT_IN_SEAL, where));
            }
        }

        /** V11 and V13: the seal was in force when it was used, and that time is plausible. */
        private void times(SealSignature seal) {
            if (seal.time().isAfter(seal.validTo()) || seal.time().isBefore(seal.validFrom())) {
                boolean ended = seal.time().isAfter(seal.validTo());
                note(ended ? Rank.EXPIRED : Rank.NOT_YET_VALID, Finding.of(Code.OFD_SEAL_EXPIRED, where));
            }
            if (seal.time().isAfter(now.plus(CLOCK_SKEW)) || seal.time().isBefore(seal.createdAt())) {
                note(Rank.CANNOT_TELL, Finding.of(Code.OFD_TIME_IMPLAUSIBLE, where, seal.time()));
            }
        }

        /** V9, V10 and V12: signer and maker under an anchor at the proven time, else now. */
        private void chain(SealSignature seal) {
            if (seal.timestamp().isPresent()) {
                Stamp stamp = Stamp.check(
                        seal.timestamp().get(),
                        new Stamp.Check(SignedContent.of(seal.value()), authorities, List.of(), List.of(), now, where));
                findings.addAll(stamp.findings());
                if (stamp.proves()) {
                    proven = stamp.time();
                } else if (!stamp.right()) {
                    note(Rank.CANNOT_TELL, Finding.of(Code.TIMESTAMP_WRONG, where));
                }
            } else {
                findings.add(Finding.of(Code.NO_TIMESTAMP, where));
            }
            if (proven.isPresent() && seal.time().isAfter(proven.get().plus(CLOCK_SKEW))) {
                note(Rank.CANNOT_TELL, Finding.of(Code.OFD_TIME_IMPLAUSIBLE, where, seal.time()));
            }
            report.notSignedYet(proven, where).ifPresent(finding -> note(Rank.NOT_YET_VALID, finding));
            Instant at = proven.orElse(now);
            List<X509CertificateHolder> further = List.of(seal.maker());
            Standing signer = standing(seal.signer(), further, at);
            Standing maker = standing(seal.maker(), further, seal.createdAt());
            trust = TrustJudge.trust(signer.status());
            anchor = signer.anchor();
            for (Standing standing : List.of(signer, maker)) {
                findings.addAll(standing.findings());
                Finding last = standing.findings().isEmpty()
                        ? Finding.of(Code.CHAIN_UNTRUSTED, where)
                        : standing.findings().get(standing.findings().size() - 1);
                ranks.add(ReportBuilder.rank(standing.status()), Findings.reason(last));
            }
            askRegister(seal, at);
        }

        private Standing standing(X509CertificateHolder certificate, List<X509CertificateHolder> further, Instant at) {
            return authorities.standing(new Question(certificate, further, List.of(), at, Purpose.SIGNING, where));
        }

        private void askRegister(SealSignature seal, Instant at) {
            try {
                report.register(seal.signer().getEncoded(), at)
                        .ifPresent(found -> note(found.rank(), Finding.of(found.code(), where)));
            } catch (IOException e) {
                note(Rank.CANNOT_TELL, Finding.of(Code.CMS_UNREADABLE, where));
            }
        }

        private void altered(Finding finding) {
            if (integrity == SignatureIntegrity.INTACT) {
                integrity = SignatureIntegrity.ALTERED;
            }
            note(Rank.ALTERED, finding);
        }

        private void note(Rank rank, Finding finding) {
            findings.add(finding);
            ranks.add(rank, Findings.reason(finding));
        }
    }
}
