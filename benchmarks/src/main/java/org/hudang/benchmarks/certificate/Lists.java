package org.hudang.benchmarks.certificate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hudang.benchmarks.signing.Office;
import org.hudang.certificates.payload.CertificateFacts.StatusPlace;
import org.hudang.certificates.status.SignedStatusList;
import org.hudang.certificates.status.StatusListToken;
import org.hudang.certificates.trust.Bureau;
import org.hudang.certificates.trust.TrustList;
import org.hudang.certificates.trust.TrustedKey;
import org.hudang.signing.PayloadContext;
import org.hudang.signing.PayloadSigner;

/** Lists of an invented bureau. */
final class Lists {
    /** Status lists with a place for each of a million certificates. */
    static final int OF_A_MILLION = 8;

    private static final int HUNDREDTH = 100;
    private static final Bureau BUREAU =
            new Bureau(999001, "样例县民政局", "Sample County", "https://" + Code.HOST + "/status-lists/");

    private Lists() {}

    static TrustList trust(PayloadSigner signer) {
        List<TrustedKey> keys = new ArrayList<>();
        for (PayloadContext context : List.of(PayloadContext.CERTIFICATE, PayloadContext.STATUS_LIST)) {
            signer.keys(context).forEach(key -> keys.add(TrustedKey.of(key, BUREAU.code())));
        }
        return new TrustList(
                1, Office.clock().instant(), Office.clock().instant().plus(Duration.ofDays(30)), keys, List.of(BUREAU));
    }

    /** Every hundredth place, chosen by chance with the list's number as seed. */
    static Map<Integer, Integer> withdrawn(int list) {
        Random random = new Random(list);
        Map<Integer, Integer> values = new HashMap<>();
        int own = Code.facts().status().index();
        while (values.size() < StatusPlace.PLACES / HUNDREDTH) {
            int place = random.nextInt(StatusPlace.PLACES);
            if (place != own) {
                values.put(place, 1);
            }
        }
        return values;
    }

    static String address(int list) {
        return BUREAU.statusList(list);
    }

    static byte[] signed(int list, PayloadSigner signer) {
        return SignedStatusList.sign(
                        address(list), withdrawn(list), Office.clock().instant(), StatusListToken.Life.usual(), signer)
                .token();
    }

    static SignedStatusList opened(byte[] token, int list, TrustList trust) {
        return SignedStatusList.open(token, address(list), BUREAU.code(), trust);
    }
}
