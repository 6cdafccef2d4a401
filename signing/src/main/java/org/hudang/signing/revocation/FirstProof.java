package org.hudang.signing.revocation;

import java.security.cert.X509Certificate;
import java.util.List;
import org.hudang.signing.revocation.RevocationAnswer.NoAnswer;
import org.hudang.signing.revocation.RevocationAnswer.Reason;

/** Asks several sources in order until one proves something. */
public record FirstProof(List<RevocationSource> sources) implements RevocationSource {
    public FirstProof {
        sources = List.copyOf(sources);
    }

    /** The last refusal that says more than “nowhere to ask”, when nobody proves anything. */
    @Override
    public RevocationAnswer about(X509Certificate certificate, X509Certificate issuer) {
        RevocationAnswer told = new NoAnswer(Reason.NOWHERE_TO_ASK, "no source was asked");
        for (RevocationSource source : sources) {
            RevocationAnswer answer = source.about(certificate, issuer);
            if (answer instanceof RevocationAnswer.Proof) {
                return answer;
            }
            if (answer instanceof NoAnswer none && none.why() != Reason.NOWHERE_TO_ASK) {
                told = answer;
            }
        }
        return told;
    }
}
