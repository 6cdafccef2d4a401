package org.hudang.signing.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.OtherRevocationInfoFormat;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.hudang.signing.verify.finding.Code;
import org.hudang.signing.verify.finding.Finding;
import org.hudang.signing.verify.finding.Unjudged;

/** Answers (OCSP) that a message brings along in the field of its lists (RFC 5940); believed only when rightly signed. */
final class CarriedAnswers {
    private static final int MOST = 64;
    private static final int OTHER = 1;

    private CarriedAnswers() {}

    static List<BasicOCSPResp> of(ASN1Encodable message, String where) {
        List<BasicOCSPResp> answers = new ArrayList<>();
        int seen = 0;
        for (ASN1Encodable one : lists(message)) {
            if (one.toASN1Primitive() instanceof ASN1TaggedObject tagged && tagged.hasContextTag(OTHER)) {
                if (++seen > MOST) {
                    throw new Unjudged(Finding.of(Code.LIMIT_REACHED, where, "answers"));
                }
                add(answers, tagged);
            }
        }
        return answers;
    }

    private static List<ASN1Encodable> lists(ASN1Encodable message) {
        List<ASN1Encodable> all = new ArrayList<>();
        try {
            ASN1Set lists = SignedData.getInstance(
                            ContentInfo.getInstance(message).getContent())
                    .getCRLs();
            if (lists != null) {
                lists.forEach(all::add);
            }
        } catch (RuntimeException noMessage) {
            // whoever reads the message itself says so
        }
        return all;
    }

    private static void add(List<BasicOCSPResp> answers, ASN1TaggedObject tagged) {
        try {
            OtherRevocationInfoFormat other = OtherRevocationInfoFormat.getInstance(tagged, false);
            if (CMSObjectIdentifiers.id_ri_ocsp_response.equals(other.getInfoFormat())) {
                ValidationData.answer(other.getInfo().toASN1Primitive().getEncoded(ASN1Encoding.DER))
                        .ifPresent(answers::add);
            }
        } catch (IOException | RuntimeException unreadable) {
            // what cannot be read proves nothing
        }
    }
}
