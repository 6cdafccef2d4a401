package org.hudang.signing.verify;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import org.hudang.signing.verify.cms.Message;
import org.hudang.signing.verify.cms.MessageCheck;
import org.hudang.signing.verify.cms.Names;
import org.hudang.signing.verify.cms.SignedContent;
import org.hudang.signing.verify.cms.Stamp;
import org.hudang.signing.verify.cms.Standing;
import org.hudang.signing.verify.finding.Code;
import org.hudang.signing.verify.finding.Finding;
import org.hudang.signing.verify.finding.Unjudged;
import org.hudang.signing.verify.ofd.OfdPackage;
import org.hudang.signing.verify.ofd.OfdXml;
import org.hudang.signing.verify.seal.SealSignature;
import org.hudang.signing.verify.seal.SealTrust;

/**
 * Seal signatures of an OFD package (GB/T 38540-2020, 7.3; GB/T 33190-2016, 18): package, references, coverage, seal, signer,
 * chain, times.
 */
final class OfdVerification {
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
                integrity = SignatureIntegrity.UNREADABLE;
                note(SignatureValue.isUnjudged(e.finding().code()) ? Rank.CANNOT_TELL : Rank.ALTERED, e.finding());
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
                            seal.flatMap(SealSignature::time),
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
            byte[] value = required(valueName);
            if (MessageCheck.begins(value)) {
                throw new Unjudged(Finding.of(Code.OFD_SIGNATURE_NOT_JUDGED, where, "SignedData"));
            }
            SealSignature seal = SealSignature.read(value, where);
            references(info, name, valueName);
            value(seal.check(SignedContent.of(xml), where));
            seal(seal, info, name);
            trust(seal);
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
            return Digests.named(named)
                    .orElseThrow(() -> new Unjudged(Finding.of(Code.ALGORITHM_UNKNOWN, where, named)));
        }

        /** V4, V5, V7 and V8: digest, value, maker, and the list of the seal. */
        private void value(Message message) {
            algorithm = message.algorithm();
            for (Finding finding : message.findings()) {
                switch (finding.code()) {
                    case ALGORITHM_WEAK -> note(Rank.CANNOT_TELL, finding);
                    case ALGORITHM_UNKNOWN -> throw new Unjudged(finding);
                    default -> altered(finding);
                }
            }
        }

        /** V6: the seal of the file is the seal of the signature. */
        private void seal(SealSignature seal, OfdXml info, String name) {
            Optional<String> location = info.child("Seal")
                    .flatMap(element -> element.child("BaseLoc"))
                    .map(OfdXml::text);
            if (location.isPresent()) {
                Optional<byte[]> file = archive.file(OfdXml.locate(location.get(), name));
                if (file.isEmpty() || !Arrays.equals(file.get(), seal.seal().encoded())) {
                    altered(Finding.of(Code.OFD_SEAL_WRONG, where, "Seal.esl"));
                }
            }
        }

        /** Certificates, lists and names that no reader foresaw leave trust unknown, and nothing else. */
        private void trust(SealSignature seal) {
            try {
                chain(seal);
            } catch (Unjudged e) {
                throw e;
            } catch (RuntimeException e) {
                trust = Trust.UNKNOWN;
                note(Rank.CANNOT_TELL, Finding.of(Code.CMS_UNREADABLE, where));
            }
        }

        /** V9 to V13: signer, maker and seal at the proven time, else now. */
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
            report.notSignedYet(proven, where).ifPresent(finding -> note(Rank.NOT_YET_VALID, finding));
            Instant at = proven.orElse(now);
            List<X509CertificateHolder> further = List.of(seal.seal().maker());
            Standing signer =
                    authorities.standing(new Question(seal.signer(), further, List.of(), at, Purpose.SIGNING, where));
            Standing beside =
                    SealTrust.judge(new SealTrust.Case(seal, proven, now, further, List.of(), where), authorities);
            trust = TrustJudge.trust(
                    signer.status().compareTo(beside.status()) >= 0 ? signer.status() : beside.status());
            anchor = signer.anchor();
            for (Standing standing : List.of(signer, beside)) {
                findings.addAll(standing.findings());
                Finding last = standing.findings().isEmpty()
                        ? Finding.of(Code.CHAIN_UNTRUSTED, where)
                        : standing.findings().get(standing.findings().size() - 1);
                ranks.add(ReportBuilder.rank(standing.status()), Findings.reason(last));
            }
            askRegister(seal, at);
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
