package org.hudang.certificates;

import java.util.List;
import java.util.Optional;
import org.hudang.certificates.status.StatusListToken;
import org.hudang.certificates.trust.PublishedTrustList;

/**
 * The signed lists that verifiers keep: whom to trust (信任列表), and how each certificate stands (状态列表). No personal data;
 * everybody may read them. Every method is one transaction.
 */
public interface SignedLists {
    /**
     * Publishes a signed trust list.
     *
     * @throws org.hudang.certificates.trust.TrustListRefused when no root signed it or its number does not rise
     */
    void publish(byte[] signedTrustList, Acting acting);

    /** The newest published trust list. */
    Optional<PublishedTrustList> trustList();

    /** Numbers of all status lists, from 1. */
    List<Integer> statusLists();

    /**
     * The newest token of a status list; signed anew when a state changed since or half of its ttl is over. When signing
     * fails, the last published token is given while it lives, never one that takes a withdrawal back.
     *
     * @param list number of the list
     */
    Optional<StatusListToken> statusList(int list);

    /**
     * Signs every status list anew whose token misses a change or is past half of its ttl; for a timer. Fails when signing
     * one of them fails, after all were tried: that is the alarm.
     *
     * @return numbers of the lists that were signed
     */
    List<Integer> resign();

    /**
     * Brings a register that was set back, or made anew, up to the status lists that were published: what is withdrawn there is
     * withdrawn here, and no place of such a list is given any more.
     *
     * @return what was taken over; empty when the register knows all that was published
     */
    List<AdoptedList> adopt(Acting acting);
}
