-- A dossier is seen with its case.
select vigie_protect_case('dossier', 'case_id');
