# Run by Redmine's own runner: one project of 2,000 issues and 50 people, in its own models.
Setting.login_required = '1'
people = (1..50).map do |number|
  user = User.new(firstname: "Person#{number}", lastname: 'Measured', mail: "person#{number}@example.org", language: 'en')
  user.login = number == 1 ? 'measured' : "person#{number}"
  user.password = user.password_confirmation = ENV.fetch('MEASURED_PASSWORD')
  user.save!
  user
end
project = Project.create!(name: 'Measured', identifier: 'measured', is_public: false, trackers: Tracker.all,
                          enabled_module_names: ['issue_tracking'])
role = Role.givable.first
people.each { |user| Member.create!(project: project, principal: user, roles: [role]) }
now = Time.now
statuses = IssueStatus.where(is_closed: false).pluck(:id)
priorities = IssuePriority.pluck(:id)
rows = (1..2000).map do |number|
  { tracker_id: Tracker.first.id, project_id: project.id, subject: "Write down what the retries do, part #{number}",
    status_id: statuses[number % statuses.size], priority_id: priorities[number % priorities.size],
    author_id: people[number % 50].id, assigned_to_id: people[(number * 7) % 50].id, due_date: Date.today + number % 90,
    created_on: now - number * 3600, updated_on: now - number * 1800, lft: 1, rgt: 2 }
end
Issue.insert_all(rows)
Issue.where(root_id: nil).update_all('root_id = id')
