"""Who may see and do what: roles as data, decided from what a visitor brings, enforced where data are touched."""
