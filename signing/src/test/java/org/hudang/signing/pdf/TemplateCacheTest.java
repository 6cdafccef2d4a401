package org.hudang.signing.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import org.hudang.signing.key.KeyAlgorithm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateCacheTest {
    @Test
    void the_same_certificate_under_another_chain_is_another_template(@TempDir Path folder) {
        // given a chain and the leaf of it alone
        List<X509Certificate> chain =
                new Office(folder).seal(KeyAlgorithm.EC_P256).chain();
        List<X509Certificate> leaf = chain.subList(0, 1);
        TemplateCache cache = new TemplateCache();

        // then each has its own, made once
        assertThat(cache.of(KeyAlgorithm.EC_P256, chain)).isSameAs(cache.of(KeyAlgorithm.EC_P256, chain));
        assertThat(cache.of(KeyAlgorithm.EC_P256, leaf)).isNotSameAs(cache.of(KeyAlgorithm.EC_P256, chain));
        assertThat(cache.of(KeyAlgorithm.EC_P256, leaf).largest())
                .isLessThan(cache.of(KeyAlgorithm.EC_P256, chain).largest());
    }
}
