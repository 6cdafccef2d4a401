package org.hudang.casework.authorization;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.household.MemberId;
import org.hudang.archive.volume.VolumeId;
import org.hudang.casework.benefit.Programme;

/**
 * Opens an authorization: who must sign is computed from the household as it is now and frozen into the papers (AU-02).
 *
 * @param idempotencyKey the same key gives the same authorization
 * @param household whose economic status is to be checked
 * @param volume where the signed papers will be filed
 * @param programme what is applied for
 * @param guardians for each member who cannot sign, the member of age who signs instead (AU-01)
 * @param readings who has taken note of the risk notice already, and how; at least one
 * @param office who takes it, as printed
 */
public record OpenAuthorization(
        String idempotencyKey,
        HouseholdNumber household,
        VolumeId volume,
        Programme programme,
        Map<MemberId, MemberId> guardians,
        List<NoticeRead> readings,
        Office office) {
    public OpenAuthorization {
        guardians = Map.copyOf(guardians);
        readings = List.copyOf(readings);
        if (readings.isEmpty()) {
            throw AuthorizationRefused.noticeNotRead();
        }
    }

    /**
     * A person took note of the risk notice to its end.
     *
     * @param member who
     * @param by how
     * @param questions what became of questions, as this person said; printed as a statement above the signature
     * @param finishedAt when the end was reached
     * @param took how long it took
     */
    public record NoticeRead(MemberId member, Way by, Questions questions, Instant finishedAt, Duration took) {
        /** How the notice was taken in. */
        public enum Way {
            /** 本人已读完. */
            READ,
            /** 已由他人读给本人听. */
            HEARD
        }

        /** What became of questions. */
        public enum Questions {
            /** 已就疑问得到解释. */
            ANSWERED,
            /** Nothing was asked. */
            NONE
        }
    }

    /**
     * The offices and people of the administration, as printed on the papers.
     *
     * @param township name of the township government
     * @param bureau name of the bureau
     * @param handlers one or two members of staff
     * @param phone where to reach them
     * @param bureauPhone where to reach the bureau
     */
    public record Office(String township, String bureau, List<Staff> handlers, String phone, String bureauPhone) {
        public Office {
            handlers = List.copyOf(handlers);
        }
    }

    /**
     * A member of staff.
     *
     * @param key account
     * @param name as printed
     */
    public record Staff(String key, String name) {}
}
