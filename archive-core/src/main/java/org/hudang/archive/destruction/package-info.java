/**
 * What two people approved goes for ever (销毁): {@link org.hudang.archive.destruction.Destruction} is the door,
 * docs/formats/destruction-list-v1.md the format of the list that stays.
 */
@NullMarked
package org.hudang.archive.destruction;

import org.jspecify.annotations.NullMarked;
