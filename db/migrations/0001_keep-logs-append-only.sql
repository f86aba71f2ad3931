CREATE TRIGGER audit_entries_no_update BEFORE UPDATE ON audit_entries BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER audit_entries_no_delete BEFORE DELETE ON audit_entries BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER audit_members_no_update BEFORE UPDATE ON audit_members BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER audit_members_no_delete BEFORE DELETE ON audit_members BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER member_events_no_update BEFORE UPDATE ON member_events BEGIN SELECT RAISE(ABORT, 'member_events is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER case_events_no_update BEFORE UPDATE ON case_events BEGIN SELECT RAISE(ABORT, 'case_events is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER response_saves_no_update BEFORE UPDATE ON response_saves BEGIN SELECT RAISE(ABORT, 'response_saves is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER theme_answers_no_update BEFORE UPDATE ON theme_answers BEGIN SELECT RAISE(ABORT, 'theme_answers is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER publications_no_update BEFORE UPDATE ON publications BEGIN SELECT RAISE(ABORT, 'publications is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER updates_no_update BEFORE UPDATE ON updates BEGIN SELECT RAISE(ABORT, 'updates is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER margins_no_update BEFORE UPDATE ON margins BEGIN SELECT RAISE(ABORT, 'margins is append-only'); END;
