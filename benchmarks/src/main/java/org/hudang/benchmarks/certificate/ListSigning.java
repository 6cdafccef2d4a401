package org.hudang.benchmarks.certificate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import org.hudang.benchmarks.signing.Office;
import org.hudang.certificates.payload.CertificateFacts.StatusPlace;
import org.hudang.certificates.status.SignedStatusList;
import org.hudang.certificates.status.StatusListToken;
import org.hudang.signing.PayloadAlgorithm;
import org.hudang.signing.PayloadSigner;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The status lists of a million certificates, a hundredth of them withdrawn, are made and signed; beside packing their bits. */
public class ListSigning {
    /** What is withdrawn, and as bits. */
    @State(Scope.Benchmark)
    @SuppressWarnings("NullAway.Init")
    public static class Desk {
        PayloadSigner signer;
        List<Map<Integer, Integer>> values;
        List<byte[]> bits;

        /** Makes all of it. */
        @Setup
        public void open() {
            signer = Office.fresh().payloads(PayloadAlgorithm.ES256);
            values = new ArrayList<>();
            bits = new ArrayList<>();
            for (int list = 1; list <= Lists.OF_A_MILLION; list++) {
                values.add(Lists.withdrawn(list));
                byte[] packed = new byte[StatusPlace.PLACES / 4];
                values.get(list - 1).forEach((place, value) -> packed[place / 4] |= (byte) (value << (place % 4 * 2)));
                bits.add(packed);
            }
        }
    }

    /** The bits, packed as tightly. */
    @Benchmark
    public int floor(Desk desk) {
        int size = 0;
        byte[] out = new byte[StatusPlace.PLACES];
        for (byte[] bits : desk.bits) {
            Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
            deflater.setInput(bits);
            deflater.finish();
            while (!deflater.finished()) {
                size += deflater.deflate(out);
            }
            deflater.end();
        }
        return size;
    }

    /** Eight signed tokens. */
    @Benchmark
    public int hudang(Desk desk) {
        int size = 0;
        for (int list = 1; list <= desk.values.size(); list++) {
            size += SignedStatusList.sign(
                            Lists.address(list),
                            desk.values.get(list - 1),
                            Office.clock().instant(),
                            StatusListToken.Life.usual(),
                            desk.signer)
                    .token()
                    .length;
        }
        return size;
    }
}
