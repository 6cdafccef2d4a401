package org.hudang.archive.volume;

import org.hudang.archive.household.HouseholdNumber;

/**
 * Opens a volume (立卷).
 *
 * @param idempotencyKey 1 to 200 printable ASCII characters; the same key gives the same volume
 * @param programme code of the scheme, two capital letters or digits: DB 低保, TK 特困, LS 临时救助, RC 日常管理
 * @param year four digits, year of the case or of the papers
 * @param title 案卷题名, at most 200 characters
 */
public record OpenVolume(
        String idempotencyKey, HouseholdNumber household, VolumeKind kind, String programme, int year, String title) {}
