-- What was confirmed before a goal was reopened no longer counts: what the first answer since then confirmed does.
UPDATE `goal_criteria` SET
  `agreed_at` = (
    SELECT `verdicts`.`created_at` FROM `verdicts` JOIN `verdict_criteria` ON `verdict_criteria`.`verdict_id` = `verdicts`.`id`
    WHERE `verdicts`.`goal_id` = `goal_criteria`.`goal_id` AND `verdict_criteria`.`criterion_id` = `goal_criteria`.`criterion_id` AND `verdict_criteria`.`met`
      AND `verdicts`.`created_at` > (SELECT max(`goal_events`.`at`) FROM `goal_events` WHERE `goal_events`.`goal_id` = `goal_criteria`.`goal_id` AND `goal_events`.`kind` = 'reopened')
    ORDER BY `verdicts`.`created_at`, `verdicts`.`id` LIMIT 1
  ),
  `agreed_by_id` = (
    SELECT `verdicts`.`author_id` FROM `verdicts` JOIN `verdict_criteria` ON `verdict_criteria`.`verdict_id` = `verdicts`.`id`
    WHERE `verdicts`.`goal_id` = `goal_criteria`.`goal_id` AND `verdict_criteria`.`criterion_id` = `goal_criteria`.`criterion_id` AND `verdict_criteria`.`met`
      AND `verdicts`.`created_at` > (SELECT max(`goal_events`.`at`) FROM `goal_events` WHERE `goal_events`.`goal_id` = `goal_criteria`.`goal_id` AND `goal_events`.`kind` = 'reopened')
    ORDER BY `verdicts`.`created_at`, `verdicts`.`id` LIMIT 1
  )
WHERE `agreed_at` <= (SELECT max(`goal_events`.`at`) FROM `goal_events` WHERE `goal_events`.`goal_id` = `goal_criteria`.`goal_id` AND `goal_events`.`kind` = 'reopened');
