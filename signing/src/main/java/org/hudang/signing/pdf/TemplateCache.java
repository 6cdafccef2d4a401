package org.hudang.signing.pdf;

import java.security.cert.X509Certificate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.hudang.signing.cms.CmsTemplate;
import org.hudang.signing.key.KeyAlgorithm;

/** The prepared parts of the keys used last. */
final class TemplateCache {
    private static final int MOST = 32;

    private record Kept(KeyAlgorithm algorithm, List<X509Certificate> chain, CmsTemplate template) {}

    private final Deque<Kept> kept = new ArrayDeque<>();

    CmsTemplate of(KeyAlgorithm algorithm, List<X509Certificate> chain) {
        synchronized (kept) {
            for (Kept one : kept) {
                if (one.algorithm() == algorithm && one.chain().equals(chain)) {
                    return one.template();
                }
            }
        }
        CmsTemplate template = new CmsTemplate(algorithm, chain, CmsTemplate.DATA);
        synchronized (kept) {
            kept.addFirst(new Kept(algorithm, List.copyOf(chain), template));
            if (kept.size() > MOST) {
                kept.removeLast();
            }
        }
        return template;
    }
}
