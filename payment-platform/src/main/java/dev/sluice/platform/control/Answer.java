package dev.sluice.platform.control;

import org.jspecify.annotations.Nullable;

/**
 * @param error one sentence, if it could not be done
 * @param overview if that was asked for
 */
record Answer(@Nullable String error, @Nullable Overview overview) {
  static final Answer DONE = new Answer(null, null);

  static Answer refused(String why) {
    return new Answer(why, null);
  }
}
