/**
 * Papers for foreign judges: every level, key and shape of document that signing offers, and our signatures behind those of
 * others. {@link org.hudang.exhibits.Exhibits} makes them; nothing here judges.
 */
@NullMarked
package org.hudang.exhibits;

import org.jspecify.annotations.NullMarked;
