package org.hudang.signing.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hudang.signing.seal.SealBench.BUREAU;
import static org.hudang.signing.seal.SealBench.CLERK;
import static org.hudang.signing.seal.SealBench.HEAD;
import static org.hudang.signing.seal.SealBench.OTHER_TOWN;
import static org.hudang.signing.seal.SealBench.TOWN;

import java.time.Duration;
import java.util.List;
import org.hudang.signing.key.KeyAlgorithm;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

class SealRegistryTest {
    private static SealBench bench;

    @BeforeAll
    static void open() {
        bench = new SealBench();
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    @Test
    void a_seal_lives_from_draft_to_cancelled_and_each_step_is_logged() {
        SealId id = bench.active("life", TOWN);
        bench.registry.suspend(id, "印章年检", HEAD);
        bench.registry.resume(id, "年检合格", CLERK);
        Seal ended = bench.registry.cancel(id, "机构更名", HEAD);

        assertThat(ended.state()).isEqualTo(SealState.CANCELLED);
        assertThat(ended.filingNumber()).contains("999001-2026-0007");
        assertThat(ended.keys())
                .extracting(SealKey::algorithm)
                .containsExactlyInAnyOrder(KeyAlgorithm.SM2, KeyAlgorithm.EC_P256);
        assertThat(ended.face()).isEqualTo(RoundFace.of("某某镇人民政府（样例）", "业务专用章"));
        List<SealLogEntry> log = bench.registry.log(id, HEAD);
        assertThat(log)
                .extracting(SealLogEntry::event)
                .containsExactly(
                        SealEvent.DRAFTED,
                        SealEvent.APPROVED,
                        SealEvent.MADE,
                        SealEvent.FILED,
                        SealEvent.ACTIVATED,
                        SealEvent.SUSPENDED,
                        SealEvent.RESUMED,
                        SealEvent.CANCELLED);
        assertThat(log.get(7).note()).contains("机构更名");
        assertThat(log.get(7).stamp().digest()).isEqualTo(ended.digest());
        assertThat(log.get(0).previous()).isEqualTo("0".repeat(64));
        assertThat(log.get(5).previous()).isEqualTo(log.get(4).hash());
    }

    @Test
    void who_asks_for_a_seal_does_not_approve_it() {
        SealId id = bench.draft("four-eyes").id();

        assertThatThrownBy(() -> bench.registry.approve(id, CLERK))
                .isInstanceOfSatisfying(
                        SamePerson.class, r -> assertThat(r.code()).isEqualTo("SG-205"));

        assertThat(bench.registry.find(id, CLERK).orElseThrow().state()).isEqualTo(SealState.DRAFT);
        List<SealLogEntry> log = bench.registry.log(id, CLERK);
        assertThat(log.get(1).event()).isEqualTo(SealEvent.CHANGE_REFUSED);
        assertThat(log.get(1).refusal()).contains("SG-205");
        assertThat(log.get(1).note()).contains("APPROVED");
    }

    @Test
    void who_makes_the_keys_does_not_put_the_seal_in_use() {
        SealId id = bench.draft("activation").id();
        bench.registry.approve(id, HEAD);
        bench.registry.make(id, bench.material(id), CLERK);
        bench.registry.file(id, "1", CLERK);

        assertThatThrownBy(() -> bench.registry.activate(id, CLERK)).isInstanceOf(SamePerson.class);
        assertThat(bench.registry.activate(id, HEAD).state()).isEqualTo(SealState.ACTIVE);
    }

    @Test
    void who_stops_a_seal_does_not_let_it_work_again() {
        SealId id = bench.active("suspension", TOWN);
        bench.registry.suspend(id, "遗失介质", HEAD);

        assertThatThrownBy(() -> bench.registry.resume(id, "找到", HEAD)).isInstanceOf(SamePerson.class);
    }

    @Test
    void steps_out_of_order_are_refused_with_the_state_found() {
        SealId id = bench.draft("order").id();

        assertThatThrownBy(() -> bench.registry.make(id, bench.material(id), HEAD))
                .isInstanceOfSatisfying(SealStateRefused.class, r -> {
                    assertThat(r.code()).isEqualTo("SG-204");
                    assertThat(r.found()).isEqualTo(SealState.DRAFT);
                });
        assertThatThrownBy(() -> bench.registry.activate(id, HEAD)).isInstanceOf(SealStateRefused.class);
        assertThatThrownBy(() -> bench.registry.suspend(id, "x", HEAD)).isInstanceOf(SealStateRefused.class);
    }

    @Test
    void a_cancelled_seal_never_comes_back() {
        SealId id = bench.draft("end").id();
        bench.registry.cancel(id, "撤回申请", CLERK);

        assertThatThrownBy(() -> bench.registry.approve(id, HEAD)).isInstanceOf(SealStateRefused.class);
        assertThatThrownBy(() -> bench.registry.cancel(id, "again", CLERK)).isInstanceOf(SealStateRefused.class);
        assertThatThrownBy(() -> bench.owner("update signing.seal set state = 'ACTIVE' where id = ?", id.value()))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("does not go from CANCELLED to ACTIVE");
    }

    @Test
    void the_same_key_gives_the_same_seal_and_never_another() {
        DraftSeal command = bench.asking("once", TOWN);
        Seal first = bench.registry.draft(command, CLERK);

        assertThat(bench.registry.draft(command, HEAD).id()).isEqualTo(first.id());
        DraftSeal other =
                new DraftSeal("once", "别的章", command.kind(), command.owner(), command.face(), command.validity());
        assertThatThrownBy(() -> bench.registry.draft(other, CLERK)).isInstanceOf(KeyReused.class);
        assertThat(bench.registry.log(first.id(), CLERK)).hasSize(1);
    }

    @Test
    void certificates_that_are_not_in_the_key_store_or_not_for_it_are_refused() {
        SealId id = bench.draft("material").id();
        bench.registry.approve(id, HEAD);
        SealKey sm2 = bench.key(id, KeyAlgorithm.SM2);
        SealKey ec = bench.key(id, KeyAlgorithm.EC_P256);

        assertThatThrownBy(() -> bench.registry.make(id, List.of(), CLERK)).isInstanceOf(SealMaterialRefused.class);
        assertThatThrownBy(() -> bench.registry.make(id, List.of(sm2, sm2), CLERK))
                .isInstanceOf(SealMaterialRefused.class);
        assertThatThrownBy(() -> bench.registry.make(
                        id, List.of(new SealKey(KeyAlgorithm.SM2, sm2.name(), ec.certificate())), CLERK))
                .isInstanceOf(SealMaterialRefused.class);
        assertThatThrownBy(() -> bench.registry.make(
                        id, List.of(new SealKey(KeyAlgorithm.SM2, "nowhere", sm2.certificate())), CLERK))
                .isInstanceOf(SealMaterialRefused.class);
        assertThatThrownBy(() -> bench.registry.make(
                        id,
                        List.of(new SealKey(
                                KeyAlgorithm.EC_P256,
                                ec.name(),
                                bench.authority.anchors().get(0))),
                        CLERK))
                .isInstanceOf(SealMaterialRefused.class);
        bench.registry.make(id, List.of(sm2), CLERK);
        SealId second = bench.draft("material-2").id();
        bench.registry.approve(second, HEAD);
        assertThatThrownBy(() -> bench.registry.make(second, List.of(sm2), CLERK))
                .isInstanceOfSatisfying(
                        SealMaterialRefused.class,
                        r -> assertThat(r.getMessage()).contains("another seal"));
    }

    @Test
    void an_expired_certificate_makes_no_seal() {
        try (SealBench later = new SealBench()) {
            SealId id = later.draft("late").id();
            later.registry.approve(id, HEAD);
            List<SealKey> material = later.material(id);
            later.clock.pass(Duration.ofDays(301));

            assertThatThrownBy(() -> later.registry.make(id, material, CLERK))
                    .isInstanceOfSatisfying(
                            SealMaterialRefused.class,
                            r -> assertThat(r.getMessage()).contains("not valid now"));
        }
    }

    @Test
    void another_township_neither_sees_nor_moves_a_seal() {
        SealId id = bench.draft("fence").id();

        assertThat(bench.registry.find(id, OTHER_TOWN)).isEmpty();
        assertThat(bench.registry.all(OTHER_TOWN)).extracting(Seal::id).doesNotContain(id);
        assertThatThrownBy(() -> bench.registry.approve(id, OTHER_TOWN)).isInstanceOf(SealUnknown.class);
        assertThatThrownBy(() -> bench.registry.log(id, OTHER_TOWN)).isInstanceOf(SealUnknown.class);
        assertThat(bench.registry.find(id, BUREAU)).isPresent();
    }

    @Test
    void a_township_knows_the_seals_of_the_bureau_but_not_their_log() {
        SealId id = bench.active("bureau", Officer.BUREAU);

        assertThat(bench.registry.find(id, CLERK)).isPresent();
        assertThatThrownBy(() -> bench.registry.log(id, CLERK)).isInstanceOf(SealUnknown.class);
        assertThatThrownBy(() -> bench.registry.suspend(id, "x", CLERK)).isInstanceOf(SealUnknown.class);
        assertThat(bench.registry.log(id, BUREAU)).hasSize(5);
    }
}
