package dev.sluice.application.review;

import java.util.List;

/** What people found out about what was in review. Nothing is ever deleted. */
public interface Resolutions {

  /**
   * The oldest first. Of those nobody has confirmed the last one counts.
   *
   * @param subject a public id
   */
  List<Resolution> of(String subject);

  /** In a transaction that has locked the subject. */
  void propose(Resolution resolution);

  /**
   * In a transaction that has locked the subject: its last proposal is confirmed.
   *
   * @throws IllegalStateException when there is none
   */
  void confirm(Resolution confirmed);
}
