/**
 * What the storage root keeps of each household beside its papers (户档底账), and the catalogue made anew from it: {@link
 * org.hudang.archive.record.HouseholdRecords} is the door, docs/formats/household-record-v1.md the format.
 */
@NullMarked
package org.hudang.archive.record;

import org.jspecify.annotations.NullMarked;
