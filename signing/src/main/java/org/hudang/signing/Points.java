package org.hudang.signing;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;

/** Points of the keys that were used last: Bouncy Castle keeps with a point what it computed of it before. */
final class Points {
    /** More keys than any trust list has in force at a time. */
    static final int MOST = 64;

    private final Map<PayloadPublicKey, ECPublicKeyParameters> known = new LinkedHashMap<>(MOST, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<PayloadPublicKey, ECPublicKeyParameters> eldest) {
            return size() > MOST;
        }
    };

    /** @throws IllegalArgumentException when the key is no point of the curve; nothing is remembered of it */
    synchronized ECPublicKeyParameters of(PayloadPublicKey key, ECDomainParameters domain) {
        ECPublicKeyParameters point = known.get(key);
        if (point == null) {
            point = new ECPublicKeyParameters(domain.getCurve().decodePoint(key.bytes()), domain);
            known.put(key, point);
        }
        return point;
    }
}
